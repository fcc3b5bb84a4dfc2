"""The words that English texts use most, by which a word is told to be everyday or rare. Data."""

from __future__ import annotations

__all__ = ["EVERYDAY"]

# About the 2,600 words that stand highest both in the counts of an encyclopedia and of speech that zxcvbn carries (MIT licence)
# and among the words that wordfreq finds 30 times in a million or more. What is not here says more of what a text tells.
EVERYDAY: frozenset[str] = frozenset(
    """
    ability able about above absolutely abuse academic academy accept accepted access accident according account
    accounts achieve across act acting action actions active activities activity actor acts actual actually add added
    adding addition additional address administration admit adopted adult adults advance advanced advantage advertising
    advice affairs affected afford afraid africa african after afternoon again against age aged agencies agency agent
    agents ages ago agree agreed agreement ahead aid air aircraft airport album alcohol alive all allow allowed allowing
    allows almost alone along already also alternative although always amazing american americans among amount analysis
    ancient and angeles angry animals anniversary announced annual another answer answers anti any anybody anymore
    anyone anything anyway anywhere apart apartment app apparently appeal appear appearance appeared appears application
    applications applied apply appointed appreciate approach appropriate approved approximately april are area areas
    argument arm armed arms army around arrest arrested arrived art article articles artist artists arts asia asian
    aside ask asked asking aspects assembly assistance assistant associated association assume attached attack attacked
    attacks attempt attempts attend attention attitude attorney attractive audience august australia australian author
    authorities authority available average avoid award awards aware away baby back background bad bag balance ball band
    bank banks bar base baseball based basic basically basis basketball bathroom battery battle bay beach bear beat
    beautiful beauty became because become becomes becoming bed been beer before began begin beginning begins behavior
    behind being believe believed below benefit benefits besides best bet better between beyond bible big bigger biggest
    bike bill billion bills bird birds birth birthday bit black blame blind block blog blood blow blue board boat bodies
    body bomb bond book books border born boss both bottle bottom bought bowl box boy boyfriend boys brain brand break
    breakfast breaking breath bridge brief bright brilliant bring bringing brings britain british broad broke broken
    brother brothers brought brown budget build building buildings built burn burning bus business businesses busy but
    button buy buying cable cake california call called calling calls calm came camera camp campaign campus can canadian
    cancer candidate candidates cannot capable capacity capital captain car carbon card cards care career careful
    carried carry carrying cars case cases cash cast cat catch category catholic caught cause caused causes causing cell
    cells cent center central centre century certain certainly chain chair chairman challenge champion champions
    championship chance chances change changed changes changing channel chapter character characters charge charged
    charges chat cheap check checked chemical chest chicago chicken chief child childhood children china chinese choice
    choose chose chosen christmas church circle circumstances cities citizens city civil claim claimed claims class
    classes classic clean clear clearly click client climate clinical close closed closely closer clothes club clubs
    coach coast code coffee cold collected collection college color combat combination combined come comedy comes
    comfortable coming command commander comment comments commercial commission committed committee common communication
    communications communities community companies company compared competition competitive complete completed
    completely complex computer concept concern concerned concerns concert condition conditions conduct conducted
    conference confidence confirmed conflict congress connected connection conservative consider considered considering
    constant constitution construction contact contain contains content contest context continue continued continues
    contract control controlled convention conversation cook cool copy core corner corporate corporation correct cost
    costs could council count counter countries country county couple course court cover coverage covered covers crash
    crazy cream create created creating creation creative credit crew crime criminal crisis critical cross crowd crown
    crying cultural culture cup current currently customer customers cut cute cutting cycle dad daily damage dance
    dancing danger dangerous dark data date dates dating daughter day days dead deal dealing dear death debate debt
    debut decade decades december decide decided decision decisions declared dedicated deep defeat defence defense
    defined definitely definition degree degrees deliver delivered demand democratic department depending depends
    depression depth deputy described description deserve design designed desire despite destroy destroyed details
    determine determined develop developed developing development device devices did die died difference differences
    different difficult dinner direct directed direction directly director dirty discovered discuss discussion disease
    display distance distribution district division doctor doctors document documents does dog dogs doing dollars
    domestic don done dont door doors double doubt down download draft drama draw drawing drawn dream dress drink
    drinking drive driven driver driving drop dropped drug drugs drunk dry dude due dumb during duty dying each earlier
    early earned earth easier easily east eastern easy eat eating economic economy edge edition editor education
    educational effect effective effects effort efforts eggs eight either elected election elections electronic elements
    else email emergency emotional employees employment empty end ended ending ends enemy energy engaged engine
    engineering england english enjoy enough ensure enter entered entertainment entire entirely entitled entry
    environment environmental episode equal equipment equivalent era escape especially established estate estimated
    europe european even evening event events eventually ever every everybody everyone everything everywhere evidence
    evil exact exactly example examples excellent except exchange excited exciting excuse executive exercise exist
    existence existing expansion expect expected expensive experience experienced experiences explain explained express
    expressed expression extended external extra extreme extremely eye eyes face facilities facility facing fact factor
    factors factory facts fail failed failure fair faith fake fall falling falls false familiar families family famous
    fan fans fantastic far farm fashion fast faster father fault favor favorite fear feature features february federal
    feed feel feeling feelings feels feet fell fellow felt female festival few field fifth fight fighting figure figures
    file fill filled film films final finally finance financial find finding finds fine fingers finish finished fire
    fired firm first fish fit five fix fixed flag flat flight floor flow flowers fly flying focus focused folks follow
    followed following follows food foot football for force forced forces foreign forest forever forget forgot form
    formed former forms forward found foundation founded four fourth fox frame france free freedom french frequently
    fresh friend friendly friends from front fuel full fully fun function functions fund funding funds funny further
    future gain game games garden gas gave gay gender general generally generation german germany get gets getting giant
    gift girl girlfriend girls give given gives giving glad glass global goal goals god goes going gold gone gonna good
    goods google got gotta government governor grab grade graduate grand grant granted great greater greatest greek
    green grew ground group groups grow growing grown growth guard guess guest guide guilty gun guns guy guys had hair
    half hall hand handle hands hang hanging happen happened happening happens happy hard harder hardly has hate have
    having head headed heads health healthy hear heard hearing heart heat heavily heavy height held hell hello help
    helped helping helps her here hero herself hey hide high higher highest highly him himself his historical history
    hit hits hold holding holds hole holiday hollywood holy home homes honest honestly honor hope hopefully hoping horse
    hospital host hot hotel hour hours house houses housing how however huge human humans hundred hundreds hurt husband
    ice idea ideas identified identity ill illegal image images imagine immediately impact importance important
    impossible improve improved incident include included includes including income increase increased increasing
    incredible indeed independence independent index india indian individual individuals industrial industry influence
    info information initial injured injury inner inside inspired instance instead institute institutions insurance
    intelligence intended interest interested interesting interests interior internal international internet interview
    into introduced introduction investigation investment invited involved iran ireland irish iron island islands issue
    issued issues italian italy items its itself jail january japan japanese jersey jewish job jobs join joined joint
    joke journal journey judge july jump june just justice keep keeping keeps kept key kick kid kids kill killed killing
    kind kinda kinds kingdom kiss kitchen knew know knowing knowledge known knows korea labor labour lack ladies lady
    laid lake land language large largely larger largest last late later latest latter laugh laughing launch launched
    law laws lawyer lay lead leader leaders leadership leading leads league learn learned learning least leave leaves
    leaving led left leg legal legislation legs length less let lets letter letters letting level levels liberal library
    license lie lies life lift light lights like liked likely likes limit limited line lines link linked links list
    listed listen listening literally literature little live lived lives living loan local located location lock long
    longer look looked looking looks lord los lose losing loss lost lot lots loud love loved loves low lower luck lucky
    lunch lying machine mad made magazine magic mail main mainly maintain maintenance major majority make makes making
    male man manage managed management manager manner manufacturing many map march mark marked market marketing markets
    marriage married mass massive master match matches mate material materials matter matters maximum may maybe mayor
    mean meaning means meant measure measures meat media medical medicine medium meet meeting member members memories
    memory men mental mention mentioned mess message messages met metal method methods mexico mid middle might mike mile
    miles military milk million millions mind mine minimum mining minister ministry minor minute minutes miss missed
    missing mission mistake mix mixed mobile mode model models modern mom moment moments money month months moon more
    morning most mostly mother motion motor mountain mountains mouth move moved movement moves movie movies moving mrs
    much multi multiple murder museum music musical muslim must myself name named names nation national nations native
    natural nature navy near nearby nearly necessary neck need needed needs negative neighborhood neither net network
    never new news newspaper next nice night nine nobody noise non none nor normal normally north northern nose not note
    noted notes nothing notice noticed novel november now nuclear number numbers numerous object objects obvious
    obviously occurred ocean october off offer offered offering offers office officer officers official officially
    officials often ohio oil okay old older once one ones online only onto open opened opening operate operating
    operation operations opinion opportunities opportunity opposed opposite opposition option options orange order
    ordered orders organization organizations organized origin original originally other others otherwise our ourselves
    out outside outstanding over overall own owned owner owners pacific pack page pages paid pain paint painting pair
    panel paper papers parents paris park parliament part particular particularly parties partner partners parts party
    pass passed passing past path patient patients pattern pay paying payment peace peak people per percent perfect
    perfectly perform performance performed performing perhaps period permanent permission person personal personally
    personnel phase phone photo photos physical pick picked picture pictures piece pieces pilot place placed places plan
    plane planet planned planning plans plant plants plate platform play played player players playing plays please
    pleasure plenty plot plus point points police policies policy political politics pool poor pop popular population
    port portion position positions positive possibility possible possibly post posted posts potential pounds power
    powerful powers practice practices pre prefer pregnant premier prepare prepared presence present presented president
    presidential press pressure pretty prevent previous previously price prices primary prime principal prior prison
    private prize pro probably problem problems process produce produced product production products professional
    professor profile profit program programme programs progress project projects promise promote proof proper properly
    properties property proposed protect protected protection protein proud prove provide provided provides providing
    public published pull pulled purchase pure purpose purposes push put puts putting quality quarter queen question
    questions quick quickly quiet quit quite race radio rain raise raised ran random range rare rate rates rather ray
    reach reached reaction read reading ready real reality realize realized really reason reasons receive received
    receiving recent recently recognize recognized recommend record recorded recording records red reduce reduced
    reference referred reform refused regarding region regional regions register registered regular regularly related
    relations relationship relationships relatively release released relevant relief religion religious remain remained
    remaining remains remember remove removed rent replace replaced report reported reports represent representative
    representatives represented republic republican request require required requirements requires research reserve
    residents resistance resolution resources respect response responsibility responsible rest restaurant result results
    retirement return returned returns revealed revenue review reviews revolution rich ride right rights ring rise
    rising risk river road roads rock role roll roof room rooms rose round route row royal rule rules run running runs
    rural russian sad safe safety said sale sales salt same san sat saturday save saved saving saw say saying says scale
    scared scene scenes schedule scheme school schools science scientific scientists score scored scottish screen sea
    search season seasons seat seats second secondary seconds secret secretary section sector secure security see seeing
    seek seem seemed seems seen sees selected selection self sell selling semi senate senator send sending senior sense
    sent sentence separate september series serious seriously serve served service services serving session set sets
    setting seven several severe sexual shall shame shape share shared shares sharing she shift ship ships shirt shoes
    shoot shooting shop shopping short shot shots should shoulder show showed shower showing shown shows shut sick side
    sides sight sign signal signed significant significantly signs silver similar simple simply since sing singer
    singing single sir sister sit site sites sitting situation six size skills skin sky sleep sleeping slightly slow
    slowly small smaller smart smile smoke snow social society soft software solar sold soldiers solid solo solution
    some somebody somehow someone something sometimes somewhat somewhere son song songs sons soon sorry sort soul sound
    sounds source sources south southern soviet space spain spanish speak speaking special species specific specifically
    speech speed spend spending spent spirit split spoke sport sports spot spread spring squad square stadium staff
    stage stand standard standards standing stands star stars start started starting starts state stated statement
    states station stations statistics status stay stayed staying steam steel step steps stick still stock stone stood
    stop stopped storage store stores stories storm story straight strange strategy stream street streets strength
    stress strike strong stronger structure struggle stuck student students studies studio study stuff stupid style
    subject success successful such suddenly suffered suffering sugar suggest suggested suicide suit summer sun super
    supply support supported supporting suppose supposed supreme sure surface surgery surprise surprised survey survive
    suspect swear sweet switch system systems table take taken takes taking talent talk talked talking talks tall tank
    target task taste taught tax taxes tea teach teacher teachers teaching team teams tech technical techniques
    technology teeth television tell telling tells temperature ten term terms terrible territory test testing tests
    texas text than thank thanks that the theatre their them theme themselves then theory therapy there therefore these
    they thing things think thinking thinks third this those though thought thoughts thousand thousands threat three
    through throughout throw thus ticket tickets tight till time times tiny tip tired title today together told tomorrow
    tonight too took tools top total totally touch tough tour tournament toward towards tower town track trade trading
    tradition traditional traffic train trained training transfer transport transportation travel treat treated
    treatment tree trees trial tried tries trip troops trouble truck true truly trust truth try trying turn turned
    turning turns twenty twice twitter two type types typical typically ultimately unable under understand understanding
    understood unfortunately union unique unit united units universe university unknown unless unlike until update upon
    upper upset urban use used useful user users uses using usual usually valley value values van variety various
    vehicle vehicles version very via vice victim victims victory video videos view views village violence vision visit
    visited visual voice volume vote voted votes voting wait waiting wake wales walk walked walking wall walls wanna
    want wanted wants war warm warning wars was waste watch watched watching water wave way ways weak weapon weapons
    wear wearing weather website wedding week weekend weekly weeks weight weird welcome well went were west western what
    whatever wheel when whenever where whether which while white who whole whom whose why wide widely wife wild will
    willing win wind window windows wine wing winner winning wins winter wish with within without witness woman women
    won wonder wonderful wondering word words work worked workers working works world worldwide worried worry worse
    worst worth would wow write writer writers writing written wrong wrote yard yards yeah year years yellow yes
    yesterday yet york you young younger your yours yourself youth zealand zero zone
    """.split()
)
