"""content/campaign.yml: what is said once and everywhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from campaign.model.base import EASY, PRINTED, Advice, Claim, Icon, Record, Short, Slug, Step, Voice
from campaign.model.channel import Panels
from campaign.model.door import Door
from campaign.model.edition import Edition
from campaign.model.family import Family
from campaign.model.fill import FillForms
from campaign.model.loss import AfterStep, Loss
from campaign.model.rehearsal import Rehearsal
from campaign.model.topic import PAGES

ADDRESS = rf"^({'|'.join(PAGES.values())})/[a-z0-9]+(-[a-z0-9]+)*$"
Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=80)]
RuleLine = Annotated[str, StringConstraints(min_length=1, max_length=16), Voice("advice")]


class Rule(Record):
    """The one rule. It is stored here and nowhere else."""

    question: Short
    """Pytanie, po którym poznajemy, że czas na zasadę."""
    lines: list[RuleLine] = Field(min_length=2, max_length=3)
    """Zasada w dwóch lub trzech wierszach, każdy do 16 znaków (tyle mieści się wielką czcionką)."""
    never: Short
    """Definicja obok zasady: kim „ktoś, komu ufam” nie jest nigdy; stoi na każdym wydruku i stronie."""
    meaning: Advice
    """Co zasada znaczy przez telefon, w SMS-ie, w internecie i przy drzwiach."""
    trusted: Advice
    """Kim jest „ktoś, komu ufam”, także dla osoby samotnej."""

    @property
    def sentence(self) -> str:
        """The rule as one sentence."""
        return " ".join(self.lines)


class Helper(Record):
    """Advice for the person beside the reader."""

    who: Short
    """Do kogo mówimy, np. „Córka, syn, wnuki”."""
    steps: list[Step] = Field(min_length=1, max_length=6)
    """Co może zrobić ta osoba."""
    ask: Annotated[list[Short], PRINTED] = Field(default=[], max_length=3)
    """Zdania do powiedzenia wprost; kto je ma, ma też kartkę A5 (kartki są dwie)."""
    show: Annotated[Step | None, PRINTED] = None
    """Zdanie na kartkę A5, którą się pokazuje, gdy ktoś słucha, i powód (kartka jest jedna)."""
    sign: Icon | None = None
    """Znak na kartce A5: nazwa pliku z folderu leaflets/_shared/icons, bez .svg (puste: z panelu helper)."""
    alarm: Short | None = None
    """Pytanie przy numerze 112 na kartce A5 (puste: z panelu helper)."""
    id: Slug | None = None
    """Adres na stronie „Pomagam”, np. „nie-wierzy”: prowadzi tam strona główna, a część jest otwarta."""


class Question(Record):
    """A question readers ask, with its answer."""

    ask: Short
    """Pytanie słowami czytelnika."""
    answer: Advice
    """Odpowiedź prostym językiem."""
    sources: list[Slug] = []
    """Identyfikatory źródeł z facts.yml."""
    id: Slug | None = None
    """Adres pytania, np. „nie-slysze”: prowadzą do niego strony „Ktoś dzwoni” i „Do kogo dzwonić”."""


class Talk(Record):
    """What the officer says at a meeting, besides what the methods say themselves."""

    opening: Advice
    """Powitanie: kilka krótkich zdań do powiedzenia na głos."""
    together: Short
    """Zachęta, by sala powiedziała zasadę razem."""
    write_down: Short
    """Prośba, by zapisać numer na karcie do telefonu."""
    pass_on: Short
    """Prośba, by powiedzieć o tym jeszcze jednej osobie."""
    closing: Advice
    """Zakończenie: kilka krótkich zdań do powiedzenia na głos."""


class EasyWords(Record):
    """What the prints in very short sentences say besides the methods' own lines; one sentence a line."""

    warning: Short
    """Wiersz między tym, co się dzieje, a tym, co robię; stoi raz w polu easy każdej metody."""
    ask: list[Short] = Field(min_length=2, max_length=8)
    """Kogo mogę zapytać."""
    emergency: list[Short] = Field(min_length=2, max_length=6)
    """Kiedy i jak dzwonię pod numer alarmowy; najpierw koniec rozmowy."""
    bank: list[Short] = Field(min_length=2, max_length=6)
    """To samo tam, gdzie nikt nie dzwoni i nie puka: najpierw bank."""


class CampaignFile(Record):
    """content/campaign.yml"""

    name: Short
    """Nazwa kampanii."""
    lead: Advice
    """Jedno zdanie o kampanii (opis strony)."""
    edition: Edition
    """Wydanie drukowane w stopce."""
    rule: Annotated[Rule, PRINTED]
    """Jedna zasada na każdego oszusta."""
    phone_rule: Annotated[list[Short], PRINTED] = Field(min_length=3, max_length=3)
    """Zasada przez telefon w trzech krokach: odłożyć, policzyć, samemu zadzwonić."""
    phone_brief: Annotated[Short, StringConstraints(max_length=24), PRINTED]
    """Dwa pierwsze kroki w jednym wierszu karty do telefonu, np. „Kończę i liczę do 30.”."""
    actions: Annotated[list[Step], PRINTED] = Field(min_length=3, max_length=3)
    """Trzy działania na stronę główną i ulotkę wspólną."""
    emergency: Slug
    """Identyfikator faktu z numerem alarmowym."""
    cards: Slug
    """Identyfikator faktu z numerem do zastrzegania kart."""
    sms: Slug
    """Identyfikator faktu z numerem do zgłaszania SMS-ów."""
    contacts: list[Slug] = Field(min_length=1)
    """Fakty (numery i strony) na stronę „Do kogo dzwonić”, w kolejności."""
    addresses: list[Address] = []
    """Adresy stron o metodach i pracownikach, które już wydrukowano w kodach QR. Niczego stąd nie usuwamy."""
    common: list[Slug] = Field(default=[], max_length=8)
    """Osiem metod na ulotkę wspólną, kartę i inne wydruki o wszystkich metodach, gdy metod jest więcej
    (puste: pierwsze według pola order). Pozostałe są na nich tylko wymienione."""
    comfort: Annotated[Short, PRINTED]
    """Zdanie, które zdejmuje winę z osoby oszukanej."""
    now: Annotated[list[Step], PRINTED] = Field(min_length=3, max_length=5)
    """Strona „Ktoś dzwoni w tej chwili”: co robić teraz."""
    panels: Annotated[Panels, PRINTED]
    """Panel alarmowy: co mówi, gdy ktoś dzwoni, pisze, kusi w internecie albo stoi pod drzwiami."""
    bank_line: Annotated[Short, PRINTED]
    """Podpis linii, na której czytelnik wpisuje telefon do swojego banku."""
    bank_hint: Annotated[Short, PRINTED]
    """Skąd wziąć ten numer i czego obok nie pisać."""
    after: Annotated[dict[Slug, AfterStep], PRINTED]
    """Kroki po stracie: identyfikator, a pod nim krok, od najpilniejszego. Wskazują je losses i metody."""
    losses: Annotated[dict[Slug, Loss], PRINTED] = Field(min_length=1)
    """Co dostał oszust: identyfikator, a pod nim nazwa i kroki po kolei."""
    after_warnings: Annotated[list[Claim], PRINTED]
    """Na co jeszcze uważać po stracie."""
    officer_steps: list[Step] = []
    """Policjant przy drzwiach: co robię po kolei."""
    officer: list[Claim]
    """Strona „Jak sprawdzić, czy to policjant”."""
    beside: list[Step] = []
    """Strona „Pomagam komuś”: ktoś bliski właśnie rozmawia z oszustem, co robię po kolei."""
    helpers: list[Helper]
    """Strona „Pomagam komuś”: rady dla bliskich, sąsiadów, kasjerów, taksówkarzy."""
    questions: list[Question]
    """Pytania czytelników i odpowiedzi."""
    easy: Annotated[EasyWords, EASY]
    """Bardzo krótkie zdania, te same na każdej kartce „Krótkie zdania”."""
    door: Annotated[Door, PRINTED]
    """Strona i kartki „Kto puka?”: zasada przy drzwiach."""
    family: Annotated[Family, PRINTED]
    """Karta „Nasza umowa” dla rodziny."""
    forms: Annotated[FillForms, PRINTED]
    """Druki do wypełnienia po stracie: reklamacja w banku i zawiadomienie."""
    rehearsal: Annotated[Rehearsal, PRINTED]
    """Próba na głos: karty na spotkanie i strona."""
    talk: Talk
    """Słowa prowadzącego spotkanie."""
