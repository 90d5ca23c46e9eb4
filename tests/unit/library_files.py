"""Libraries as programs export them, for the tests of their readers."""

RIS = """TY  - BOOK
AU  - Широкорад, А. Б.
A3  - Институт истории
TI  - Великая речная война. 1918–1920
T2  - Военные тайны
PY  - 2006///
DA  - 2006/05/12/
CY  - Москва
PB  - Вече
SP  - 416
SN  - 978-5-9533-0931-8
N1  - Хорошая книга
про флот
ER  -

TY  - JOUR
AU  - van der Leeuw, Charles
AU  - Unal, A.
T1  - Oil & War
JO  - Slavic Review
JF  - Slavic Review
VL  - 3
IS  - 2
SP  - 5
EP  - 9
Y1  - 1998/04//
SN  - 0037-6779
DO  - https://doi.org/10.2307/250001
DB  - JSTOR
ER  -

TY  - MANSCPT
ID  - chicherin
AU  - Чичерин Г. В.
TI  - Письмо Ленину
DA  - ок. 1920
DB  - РГАСПИ
AV  - Ф. 2. Оп. 1. Д. 24362
ER  -
"""
