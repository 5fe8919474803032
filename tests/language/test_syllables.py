import re

import pytest

from campaign.language.syllables import count

# Divided by hand after the syllable divisions of a dictionary of Polish; the number of parts is the count.
# Plain words, softening i, double vowels, au/eu, borrowed hiatus, long words of this campaign.
DIVIDED = re.findall(
    r"\S+",
    """
ma-ma sło-wo te-le-fon po-li-cja pie-nią-dze o-szust o-szu-stka ro-dzi-na są-siad są-siad-ka wnu-czek wnu-czka
słu-chaw-ka
od-wa-ga od-kła-dam dzwo-nię li-czę nu-mer kar-ta kod ha-sło bank ban-ko-mat prze-lew go-tów-ka bi-żu-te-ria
nie nie-bo cia-ło zie-mia mie-siąc dzień dzie-cko bab-cia dzia-dek cio-cia pięć dzie-więć wziąć śnieg źle
hi-sto-ria hi-sto-rii Da-nii ra-dio ra-diu ko-mi-sa-riat stu-dia ak-cja sta-cja a-pli-ka-cja lo-te-ria
mo-je mo-ich sto-i sto-ję szy-i na-iw-ny za-i-mek po-in-for-mo-wać nie-i-stot-ny
au-to au-to-bus au-tor Eu-ro-pa eu-ro na-u-ka na-u-czyć za-u-fa-nie za-u-fać za-u-wa-żyć lau-re-at
mu-ze-um li-ce-um Ma-te-usz Ta-de-usz neu-tral-ny te-ra-peu-ta
kli-ent kli-en-ta pri-o-ry-tet tri-umf
o-szczęd-no-ści za-gro-żo-ne pra-cow-nik pra-cow-ni-ca in-te-re-su-je na-tych-miast roz-łą-czyć
bez-piecz-ny bez-pie-czeń-stwo pro-ku-ra-tor kryp-to-wa-lu-ta in-we-sty-cja re-kla-ma-cja za-strze-że-nie
dziel-ni-co-wy ko-men-da u-rząd u-rzę-dnik miesz-ka-niec wia-do-mość ku-rier przy-nę-ta o-pie-kun
do-pła-ta prze-sył-ka po-twier-dze-nie zgło-sze-nie ta-jem-ni-ca taj-ny ak-cji po-życz-ka spół-dziel-nia
do-wód u-mo-wa a-dres li-nia no-tes klucz drzwi o-kno mia-sto
""",
)


@pytest.mark.parametrize("divided", DIVIDED)
def test_count_agrees_with_the_division(divided: str) -> None:
    assert count(divided.replace("-", "")) == len(divided.split("-"))


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("SMS", 3),
        ("NBP", 3),
        ("PESEL", 2),
        ("PIN", 1),
        ("BLIK-a", 2),
        ("w", 0),
        ("i", 1),
        ("30", 0),
        ("ZUS", 1),
    ],
)
def test_abbreviations_and_short_words(word: str, syllables: int) -> None:
    assert count(word) == syllables


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert len(DIVIDED) > 120
