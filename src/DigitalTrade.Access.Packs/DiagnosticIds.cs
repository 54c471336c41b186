using System.Collections.Immutable;

namespace DigitalTrade.Access.Packs;

/// <summary>A kind of defect.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Severity">Error or warning, always the same for an id.</param>
/// <param name="Meaning">What it means, in one line.</param>
public sealed record DiagnosticId(string Id, Severity Severity, string Meaning);

/// <summary>All kinds of defect. An id is never reused for another meaning.</summary>
public static class DiagnosticIds
{
    private static readonly List<DiagnosticId> Declared = [];

    // Reading: bytes to nodes.
    internal static readonly DiagnosticId Unreadable = Error("DTA001", "a file or folder cannot be read");
    internal static readonly DiagnosticId TooLarge = Error("DTA002", "a file is larger than 2 MiB");
    internal static readonly DiagnosticId NotUtf8 = Error("DTA003", "a file is not UTF-8");
    internal static readonly DiagnosticId ByteOrderMark = Warning("DTA004", "a file begins with a byte order mark");
    internal static readonly DiagnosticId Tab = Error("DTA005", "a line is indented with a tab");
    internal static readonly DiagnosticId Character = Error("DTA006", "a character that does not belong in a rule file");
    internal static readonly DiagnosticId Empty = Error("DTA007", "a file holds nothing");
    internal static readonly DiagnosticId Syntax = Error("DTA008", "the text is not YAML");
    internal static readonly DiagnosticId AnchorOrTag = Error("DTA009", "anchors, aliases, tags and merge keys are not read");
    internal static readonly DiagnosticId TooDeep = Error("DTA010", "nesting deeper than 32 levels");
    internal static readonly DiagnosticId DuplicateKey = Error("DTA011", "a key is given twice in one mapping");
    internal static readonly DiagnosticId ManyDocuments = Error("DTA012", "a file holds more than one YAML document");
    internal static readonly DiagnosticId Decomposed = Error("DTA013", "a text is not in composed form (NFC)");
    internal static readonly DiagnosticId Misplaced = Error("DTA014", "a file that nothing would read: no pack, or not named .yaml");
    internal static readonly DiagnosticId NoFiles = Error("DTA015", "a folder holds no rule file");

    // Binding: nodes to documents.
    internal static readonly DiagnosticId UnknownKey = Error("DTA101", "a key that the format does not know");
    internal static readonly DiagnosticId MissingKey = Error("DTA102", "a required key is missing");
    internal static readonly DiagnosticId WrongShape = Error("DTA103", "a mapping, list or single value where another is expected");
    internal static readonly DiagnosticId BadId = Error("DTA104", "an id is not spelled as ids are");
    internal static readonly DiagnosticId BadText = Error("DTA105", "a text is empty, a placeholder, or the same in both languages");
    internal static readonly DiagnosticId BadDate = Error("DTA106", "a date is not a day written yyyy-MM-dd");
    internal static readonly DiagnosticId BadNumber = Error("DTA107", "a number is not a plain decimal");
    internal static readonly DiagnosticId BadFlag = Error("DTA108", "a truth value is not true or false");
    internal static readonly DiagnosticId BadWord = Error("DTA109", "a word is none of those allowed here");
    internal static readonly DiagnosticId FromAfterTo = Error("DTA110", "a period ends before it begins");
    internal static readonly DiagnosticId EmptyList = Error("DTA111", "a list that needs an entry has none");
    internal static readonly DiagnosticId RepeatedEntry = Error("DTA112", "a list names the same thing twice");
    internal static readonly DiagnosticId OutsidePack = Error("DTA113", "a section stands in a file that belongs to no pack");
    internal static readonly DiagnosticId NoStart = Error("DTA114", "nothing says since when a measure is in force");

    internal static readonly DiagnosticId LongList = Error("DTA115", "a list of names with more than 1000 entries");

    // References.
    internal static readonly DiagnosticId DuplicateId = Error("DTA201", "an id is declared twice");
    internal static readonly DiagnosticId UnknownSector = Error("DTA202", "a sector code that no taxonomy declares");
    internal static readonly DiagnosticId UnknownZone = Error("DTA203", "a zone that no gazetteer declares");
    internal static readonly DiagnosticId UnknownInstrument = Error("DTA204", "an instrument that no pack declares");
    internal static readonly DiagnosticId UnknownMeasure = Error("DTA205", "a measure key that no measure has");
    internal static readonly DiagnosticId UnknownFact = Error("DTA206", "a fact that no file declares");
    internal static readonly DiagnosticId UnknownEconomy = Error("DTA207", "an economy that no file declares");
    internal static readonly DiagnosticId UnknownFamily = Error("DTA208", "a family of lists that no edition has");
    internal static readonly DiagnosticId UnknownDerogation = Error("DTA209", "a derogation key that no derogation has");
    internal static readonly DiagnosticId Cycle = Error("DTA210", "a zone or sector lies within itself");
    internal static readonly DiagnosticId BuiltInFact = Error("DTA211", "a fact of the engine is missing or declared with another type");
    internal static readonly DiagnosticId ForeignKey = Error("DTA212", "a key does not begin with the id of its pack");

    internal static readonly DiagnosticId ManyChoices = Error("DTA213", "a choice has more than 100 values");

    // Conditions.
    internal static readonly DiagnosticId WrongTest = Error("DTA301", "a test does not fit the type of its fact");
    internal static readonly DiagnosticId UnknownChoice = Error("DTA302", "a value that the fact does not have");
    internal static readonly DiagnosticId LimitOutOfRange = Error("DTA303", "a limit outside the fact's smallest and largest value");
    internal static readonly DiagnosticId AreaOutsideDerogation = Error("DTA304", "`same` or `territory` outside the conditions of a derogation");
    internal static readonly DiagnosticId NotCompiled = Error("DTA305", "a condition does not compile");
    internal static readonly DiagnosticId Fenced = Error("DTA306", "an expression does more than compare facts");
    internal static readonly DiagnosticId EmptyCondition = Error("DTA307", "a condition asks nothing");

    internal static readonly DiagnosticId LongCondition = Error("DTA308", "a condition with more than 500 tests");

    // The rulebook as a whole.
    internal static readonly DiagnosticId TwoEditions = Error("DTA401", "two editions of one family are in force at one place and date");
    internal static readonly DiagnosticId EditionGap = Warning("DTA402", "days between two editions of a family have no list");
    internal static readonly DiagnosticId NotOrdered = Error("DTA403", "two lists speak in one place and neither displaces the other");
    internal static readonly DiagnosticId LiftsNothing = Error("DTA404", "a derogation covers no sector of a measure it lifts");
    internal static readonly DiagnosticId OutsideInstrument = Warning("DTA405", "a derogation reaches beyond the dates of its instrument");
    internal static readonly DiagnosticId AbstractSector = Error("DTA406", "an activity stands for a code that is too broad to be answered");
    internal static readonly DiagnosticId AliasTwice = Warning("DTA407", "two activities claim one name");
    internal static readonly DiagnosticId AreaOutsideWindow = Warning("DTA408", "an area is open outside the dates of its derogation");
    internal static readonly DiagnosticId ReadingsUnclear = Error("DTA409", "the readings of an activity do not match the fact that separates them");
    internal static readonly DiagnosticId CoversNothing = Error("DTA410", "a provision excepts every sector it names");

    internal static readonly DiagnosticId LiftsNothingInForce = Warning("DTA411", "a derogation lifts a measure that is not in force while it is");

    // Local packs.
    internal static readonly DiagnosticId NotDelegated = Error("DTA501", "a local pack lifts what is not delegated to it, or more of it");
    internal static readonly DiagnosticId OutsideTerritory = Error("DTA502", "a local pack reaches outside its territory");
    internal static readonly DiagnosticId LocalAdds = Error("DTA503", "a local pack declares what only a base pack may");
    internal static readonly DiagnosticId LocalTerritory = Error("DTA504", "a local pack without a territory, or a base pack with one");

    internal static readonly DiagnosticId TwoLocalPacks = Error("DTA505", "two local packs claim one territory");

    // Cases.
    internal static readonly DiagnosticId CaseLikeNothing = Error("DTA601", "the first case of a file is like the one above");
    internal static readonly DiagnosticId CaseTwice = Error("DTA602", "two cases of a file have one name");

    /// <summary>Every id with its meaning, in order.</summary>
    public static ImmutableArray<DiagnosticId> All { get; } = [.. Declared];

    private static DiagnosticId Error(string id, string meaning) => Declare(id, Severity.Error, meaning);

    private static DiagnosticId Warning(string id, string meaning) => Declare(id, Severity.Warning, meaning);

    private static DiagnosticId Declare(string id, Severity severity, string meaning)
    {
        var declared = new DiagnosticId(id, severity, meaning);
        Declared.Add(declared);
        return declared;
    }
}
