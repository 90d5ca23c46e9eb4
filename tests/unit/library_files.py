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

CSL_YAML = """---
references:
- id: shirokorad2006
  type: book
  author:
  - family: Широкорад
    given: А. Б.
  - literal: Институт истории
  title: "*Великая* речная война"
  title-short: no
  publisher: Вече
  publisher-place: Москва
  issued: 2006-05
  note: Хорошая книга
- id: leeuw
  type: article-journal
  author: van der Leeuw, Charles
  title: Oil & War
  container-title: Slavic Review
  page: 5-9
  issued:
  - year: 1919
    circa: true
  - year: 1920
- id: letter
  type: manuscript
  title: Письмо Ленину
  issued: {date-parts: [[1920, 4, 28]]}
  archive: РГАСПИ
  archive_location: Ф. 2. Оп. 1. Д. 24362
...
"""

HAYAGRIVA = """# für Typst
shirokorad:
    type: Book
    title: { value: Великая речная война, verbatim: true }
    author: ["Широкорад, А. Б.", Институт истории]
    date: 2006-05
    publisher: { name: Вече, location: Москва }
    page-total: 416
    serial-number: { isbn: 978-5-9533-0931-8 }
    note: Хорошая книга
    parent:
        type: Book
        title: Военные тайны
        volume: 12
leeuw:
    type: article
    title: Oil & War
    author:
        - { name: Leeuw, prefix: van der, given-name: Charles }
    page-range: 5-9
    date: 1998-04
    url: { value: "https://a.b/c", date: 2020-05-04 }
    parent:
        - type: Periodical
          title: Slavic Review
          volume: 3
          issue: 2
          issn: 0037-6779
        - type: Video
          title: Film
letter:
    type: Manuscript
    title: Письмо Ленину
    author: Чичерин Г. В.
    date: 1920-04-28
    archive: РГАСПИ
    archive-location: Ф. 2. Оп. 1. Д. 24362
"""
