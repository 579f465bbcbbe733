from invented import gazetteer

from geomap.extract.nesting import coarser


def test_a_region_holds_its_town_and_not_the_other_way_round() -> None:
    town, region = gazetteer().mentions("Karachev in the Bryansk region")
    assert coarser(region, town)
    assert not coarser(town, region)
