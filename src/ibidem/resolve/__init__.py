"""What each ibid, op. cit. and short title stands for."""

from ibidem.resolve.chain import resolve

__all__ = ["resolve"]
