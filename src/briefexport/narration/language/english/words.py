"""Small word lists by which sense is told: what stands before or after a number or a short form."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


# Words after which a quantity stands before its noun ("a $20 million deal"), so that its unit is singular.
DETERMINERS = word_set(
    """
    a an the this that its their his her our my your another any each every no one new old first second last
    """
)
# Words that end a quantity: what follows is no noun it belongs to.
FUNCTION_WORDS = word_set(
    """
    a about above abroad across adrift after afterward afterwards again against ago ahead aloft along alongside
    although always am amid among an and any apart apiece are around as ashore at away back be because been before
    behind below beneath beside besides between beyond bigger both but by can clear colder cooler could deep deeper
    did do does down downhill downstream downward downwards downwind due during each early east eastward eastwards
    either else even ever every farther faster fell for forward forwards from further gained greater had has have he
    heavier her here high higher his hotter however if in inside instead into is it its itself just larger last late
    later less lest lighter long longer lost lower made may maybe me might minus more most much must my near nearer
    nearly never next nonstop nor north northeast northward northwards northwest not notwithstanding now of off
    offshore often old older on once only onshore onto or other our out outside over overboard overhead overland
    past per perhaps plus remain rose round said seldom shall she short shorter should shy since slower smaller so
    some sometimes soon sooner south southeast southward southwards southwest still straight such tall taller than
    that the their them then there these they thick this those though through throughout thus till to today together
    tomorrow tonight too total toward towards under underground underwater unless until up uphill upon upstream
    upward upwards upwind us versus via warmer was we went were west westward westwards what when where whereas
    whether which while who whose why wide wider will with within without worth would yesterday yet you younger your
    """
)
# Before a bare four-digit number these say that it counts something …
APPROXIMATIONS = word_set(
    """
    about around roughly approximately nearly almost over some than least most exactly another additional only just
    under fewer kill killed killing injured wounded employs employed hired hire
    """
)
# … and these that it is a year, whatever follows.
BEFORE_YEARS = word_set(
    """
    the in since by until till of for before after during circa early late mid this that its their his her next last
    and or from to between through spring summer autumn fall winter year years january february march april may june
    july august september october november december
    """
)
# Plural nouns that a year stands before without a word to announce it ("2016 elections").
EVENTS = word_set(
    """
    elections olympics paralympics games midterms primaries protests talks sanctions floods wildfires finals awards
    oscars results figures levels prices estimates grammys emmys playoffs polls riots hearings accords
    """
)
COUNTED = word_set(
    """
    people men women children troops deaths votes staff police fans cattle sheep
    """
)
NOT_PLURALS = word_set(
    """
    was is has does its this as us his yes thus plus perhaps always sometimes towards besides says brings makes sees
    saw comes goes gets shows marks takes ends begins becomes remains means news politics
    """
)
# Nouns after which three or four digits name a thing, and are said in pairs: flight three seventy.
DESIGNATED = word_set(
    """
    flight boeing route highway interstate room bus apartment suite gate unit bmw resolution section proposition
    prop title rule article form peugeot porsche hwy rt intel model nikkei psalm locomotive building tower channel
    cessna embraer learjet beechcraft
    """
)
# Nouns after which a number and a letter name a place or a part of a text: row 12A, runway 27L.
PLACED = word_set(
    """
    annex bay berth block clause exhibit exit floor hall item lane line number paragraph phase pier platform pole
    question row runway seat seats stage stand stop table terminal track type unit zone
    """
)
EMERGENCY_CALLS = word_set(
    """
    call called calls calling text texted texting texts dial dialed dialled dialing dials phone phoned ring
    """
)
EMERGENCY_NOUNS = word_set(
    """
    call calls caller callers operator operators dispatcher dispatchers
    """
)
SCORES_AFTER = word_set(
    """
    agg aggregate
    win wins won beat beats beaten beating lost lose loses losing led lead leads leading draw drew drawn tied tie
    defeat defeated victory triumph triumphed scored down ahead behind trailed trailing cruised finished edged
    """
)
SCORES_BEFORE = word_set(
    """
    win victory defeat loss lead draw tie triumph thrashing comeback scoreline rout
    """
)
SAINTS = word_set(
    """
    Andrew Andrews Anne Ann Ansgar Augustine Barts Basil Benedict Bernard Bonaventure Boniface Brendan Catharines
    Catherine Charles Christopher Clair Clare Cloud Croix Cuthbert Cyr Cyril David Denis Dominic Edmund Elizabeth
    Emilion Etienne Francis Gallen Gabriel George Germain Giles Gregory Helena Helens Helier Ignatius Ives James
    Jean Jerome Joan Joe John Johns Joseph Jude Kilda Kitts Lawrence Leger Leo Leonard Louis Lucia Lucy Luke Malo
    Mark Martin Mary Matthew Maarten Michael Moritz Nazaire Nicholas Nick Olaf Pancras Patrick Paul Pauls Peter
    Peters Petersburg Philip Pierre Sebastian Simon Stephen Swithin Teresa Thomas Tropez Ursula Valentine Vincent
    """
)
# What is counted in millions written "m" without a space; anything else in "m" is measured in meters.
MILLIONS = word_set(
    """
    accounts acres adults albums americans animals applications babies bags barrels bees birds births books bottles
    boys britons calls canadians cans cars cartons cases cats cattle chickens children cigarettes civilians
    claimants claims clicks clients commuters consumers copies cows customers deaths deer devices died displaced
    displays dogs dollars doses downloads drivers eggs email emails employees europeans euros families fans farmers
    fish fled followers gallons girls hectares hens hits homeless homes households indians infections installs
    jobless jobs likes listeners listens liters litres lives locals meals members men messages migrants miles
    motorists muslims orders parcels passengers patients pensioners people personnel pets phones pigs pints plays
    posts poultry pounds prisoners pupils readers refugees residents salmon shares sheep signatures singles soldiers
    spectators staff starved streams students subscribers subscriptions taxpayers tickets times tonnes tons tourists
    trees trips troops turkeys tweets unemployed units users vaccines vehicles viewers views visas visitors visits
    voted voters votes watched women workers years
    """
)
# Nouns before which a measure is singular without a determiner: 100 m sprint.
MEASURED = word_set(
    """
    backstroke bomb bombs border breaststroke butterfly dash display displays final freestyle gun guns howitzer
    howitzers hurdles lens lenses march medley missile missiles monitor mortar mortars pipeline pizza pizzas race
    radius relay rifle round rounds run screen screens shell shells sprint stretch swim tire tires torpedo torpedoes
    walk warhead warheads wheels
    """
)
# Before a batter's average.
BATTING = word_set(
    """
    bat bats batted batting hit hits hitting slugged slugging
    """
)
AIRLINERS = word_set(
    """
    max jet jets dreamliner dreamliners plane planes aircraft airliner airliners cargo
    """
)
# Codes of airlines, before the number of a flight.
AIRLINES = word_set(
    """
    AA AC AF AI AY AZ BA CA CX DL EI EK ET EY FR IB JL KE KL LH LO LX LY MH MU NH NZ OS QF QR SA SK SN SQ SU SV TG TK TP
    UA VS WN
    """
)
# What a sum stands before without a determiner: a six-month, $500,000 grant.
FUNDED = word_set(
    """
    acquisition aid apartment arena bailout banknote bill bond bonus bounty bridge budget buyout campus cap check
    cheque coin condo contract coupon deal debt donation drone estate expansion factory fare fee fine flat fraud
    frigate fund gift grant heist home hospital house investment jackpot jet law lawsuit loan lottery mansion merger
    missile mortgage museum necklace note package painting payment penalty plan plant pot prize program programme
    project property purchase ranch ransom rebate renovation reward rocket salary satellite scam settlement stadium
    stamp stimulus submarine subsidy surplus takeover tax ticket tunnel upgrade valuation voucher wage warship yacht
    """
) - {"aid", "debt", "tax"}
# Given names before a family name that begins with St., else read as a street.
GIVEN = word_set(
    """
    Adam Alan Alex Alexander Amy Andrea Andrew Angela Anna Anne Anthony Barbara Ben Betty Bill Bob Brian Carol
    Catherine Chris Christine Christopher Claire Daniel David Deborah Diane Donald Donna Edward Elizabeth Ellen Emily
    Emma Eric Eva Frank Gary George Georges Helen Henry Jack James Jane Janet Jason Jeff Jennifer Jessica Jill Jim
    Joe John Jon Jonathan Joseph Judith Julia Julie Karen Kate Katherine Kelly Kevin Laura Linda Lisa Lucy Margaret
    Maria Mark Martin Mary Matt Matthew Michael Michelle Mike Nancy Nicole Pamela Patricia Patrick Paul Peter Rachel
    Rebecca Richard Rob Robert Ronald Rose Ruth Ryan Sandra Sara Sarah Scott Sean Sharon Stephanie Stephen Steve
    Steven Susan Teresa Thomas Tim Timothy Tom Virginia William
    """
)
# Offices before a person's name, as a pattern.
OFFICES = (
    "Judge|Justice|President|Senator|Governor|Professor|Doctor|Minister|Secretary|Representative|Mayor|Sir|Lady|Lord"
)
