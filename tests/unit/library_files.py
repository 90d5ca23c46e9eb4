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
T1  - <i>Oil</i> & War
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

ZOTERO_RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
    <bib:Book rdf:about="urn:isbn:978-5-9533-0931-8">
        <z:itemType>book</z:itemType>
        <dcterms:isPartOf><bib:Series>
            <dc:title>Военные тайны</dc:title>
        </bib:Series></dcterms:isPartOf>
        <dc:publisher><foaf:Organization>
            <vcard:adr><vcard:Address>
                <vcard:locality>Москва</vcard:locality>
            </vcard:Address></vcard:adr>
            <foaf:name>Вече</foaf:name>
        </foaf:Organization></dc:publisher>
        <bib:authors><rdf:Seq>
            <rdf:li><foaf:Person>
                <foaf:surname>Широкорад</foaf:surname><foaf:givenName>А. Б.</foaf:givenName>
            </foaf:Person></rdf:li>
            <rdf:li><foaf:Person>
                <foaf:surname>Институт истории</foaf:surname>
            </foaf:Person></rdf:li>
        </rdf:Seq></bib:authors>
        <dcterms:isReferencedBy rdf:resource="#item_8"/>
        <link:link rdf:resource="#item_9"/>
        <dc:title>Великая речная война</dc:title>
        <dcterms:abstract>Хорошая книга</dcterms:abstract>
        <dc:date>2006-05</dc:date>
        <z:numPages>416</z:numPages>
        <dc:identifier>ISBN 978-5-9533-0931-8</dc:identifier>
    </bib:Book>
    <bib:Memo rdf:about="#item_8"><rdf:value>&lt;p&gt;Note&lt;/p&gt;</rdf:value></bib:Memo>
    <z:Attachment rdf:about="#item_9"><z:itemType>attachment</z:itemType></z:Attachment>
    <bib:Article rdf:about="#item_3">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:0037-6779"/>
        <bib:authors><rdf:Seq><rdf:li><foaf:Person>
            <foaf:surname>van der Leeuw</foaf:surname><foaf:givenName>Charles</foaf:givenName>
        </foaf:Person></rdf:li></rdf:Seq></bib:authors>
        <dc:title>Oil &amp; War</dc:title>
        <dc:date>ca. 1998</dc:date>
        <bib:pages>5-9</bib:pages>
        <dc:identifier><dcterms:URI>
            <rdf:value>https://a.b/c</rdf:value>
        </dcterms:URI></dc:identifier>
        <dcterms:dateSubmitted>2020-05-04 10:11:12</dcterms:dateSubmitted>
    </bib:Article>
    <bib:Journal rdf:about="urn:issn:0037-6779">
        <dc:title>Slavic Review</dc:title>
        <prism:volume>3</prism:volume>
        <prism:number>2</prism:number>
        <dc:identifier>DOI 10.2307/250001</dc:identifier>
        <dc:identifier>ISSN 0037-6779</dc:identifier>
    </bib:Journal>
    <bib:Manuscript rdf:about="#item_5">
        <z:itemType>manuscript</z:itemType>
        <dc:title>Письмо Ленину</dc:title>
        <dc:date>28 апреля 1920</dc:date>
        <z:archive>РГАСПИ</z:archive>
        <dc:coverage>Ф. 2. Оп. 1. Д. 24362</dc:coverage>
    </bib:Manuscript>
</rdf:RDF>
"""

ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
<record><database name="a.enl">a.enl</database><rec-number>7</rec-number>
<ref-type name="Book">6</ref-type>
<contributors><authors>
<author><style size="12">Широкорад, А. Б.</style></author>
<author><style size="12">Институт истории,</style></author>
</authors></contributors>
<titles><title><style face="italic">Великая</style><style> речная война</style></title>
<secondary-title><style size="12">Военные тайны</style></secondary-title></titles>
<pages><style size="12">416</style></pages><dates><year><style size="12">2006</style></year>
<pub-dates><date><style size="12">12 мая</style></date></pub-dates></dates>
<pub-location><style size="12">Москва</style></pub-location>
<publisher><style size="12">Вече</style></publisher>
<isbn><style size="12">978-5-9533-0931-8</style></isbn>
<notes><style size="12">Хорошая книга</style></notes></record>
<record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>van der Leeuw, Charles</author></authors></contributors>
<titles><title>Oil &amp; War</title><secondary-title>Slavic Review</secondary-title></titles>
<periodical><full-title>Slavic Review</full-title></periodical>
<pages>5-9</pages><volume>3</volume><number>2</number><dates><year>ca. 1998</year></dates>
<isbn>0037-6779</isbn><electronic-resource-num>10.2307/250001</electronic-resource-num></record>
<record><ref-type name="Manuscript">36</ref-type><titles><title>Письмо Ленину</title></titles>
<dates><year>1920</year><pub-dates><date>April 28</date></pub-dates></dates>
<publisher>РГАСПИ</publisher><call-num>Ф. 2. Оп. 1. Д. 24362</call-num></record>
</records></xml>
"""

MODS = """<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3">
<mods ID="shirokorad">
  <titleInfo><title>Великая речная война</title>
    <subTitle>1918–1920</subTitle></titleInfo>
  <typeOfResource>text</typeOfResource><genre authority="marcgt">book</genre>
  <name type="personal"><namePart type="family">Широкорад</namePart>
    <namePart type="given">А. Б.</namePart><role><roleTerm type="code">aut</roleTerm></role></name>
  <name type="corporate"><namePart>Институт истории</namePart></name>
  <name type="personal"><namePart>Иванов, И. И.</namePart><namePart type="date">1950-</namePart>
    <role><roleTerm type="text">editor</roleTerm></role></name>
  <originInfo><place><placeTerm type="code">ru</placeTerm><placeTerm type="text">Москва</placeTerm>
    </place><publisher>Вече</publisher><dateIssued>2006</dateIssued></originInfo>
  <language><languageTerm type="code" authority="iso639-2b">rus</languageTerm></language>
  <physicalDescription><extent>416 с. ; 21 см</extent></physicalDescription>
  <relatedItem type="series"><titleInfo><title>Военные тайны</title></titleInfo></relatedItem>
  <identifier type="isbn">978-5-9533-0931-8</identifier>
  <note>Хорошая книга</note>
</mods>
<mods>
  <titleInfo><title>Oil &amp; War</title></titleInfo><genre authority="local">journalArticle</genre>
  <name type="personal"><namePart type="family">van der Leeuw</namePart>
    <namePart type="given">Charles</namePart></name>
  <relatedItem type="host"><titleInfo><title>Slavic Review</title></titleInfo>
    <part><detail type="volume"><number>3</number></detail>
      <detail type="issue"><number>2</number></detail>
      <extent unit="pages"><start>5</start><end>9</end></extent><date>1998-04</date></part>
    <identifier type="issn">0037-6779</identifier></relatedItem>
  <identifier type="doi">10.2307/250001</identifier>
  <location><url>https://a.b/c</url></location>
</mods>
<mods>
  <titleInfo><title>Письмо Ленину</title></titleInfo>
  <typeOfResource manuscript="yes">text</typeOfResource>
  <originInfo><dateCreated point="start" qualifier="approximate">1919</dateCreated>
    <dateCreated point="end">1920</dateCreated></originInfo>
  <location><physicalLocation>РГАСПИ</physicalLocation>
    <shelfLocator>Ф. 2. Оп. 1. Д. 24362</shelfLocator></location>
</mods>
</modsCollection>
"""
