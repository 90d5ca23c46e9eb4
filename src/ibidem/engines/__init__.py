"""Other engines for what is too much for one process: Arrow batches, Spark, Splink on DuckDB.

The libraries are extras (`pip install 'ibidem[spark]'`, `'ibidem[splink]'`) and imported when a
function here is first called.
"""
