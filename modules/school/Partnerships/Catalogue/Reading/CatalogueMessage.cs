using System.Globalization;
using System.Text.Json.Serialization;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>What is wrong in a catalogue file. The number stays the same in every language and version.</summary>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Key">The entry and the key in it, such as <c>tusur-excursions.grades.to</c>.</param>
internal sealed record CatalogueMessage(MessageNumber Number, string Module, string File, int Line, string Key, IReadOnlyList<string> Values)
{
    [JsonIgnore]
    public string Code => "C" + ((int)Number).ToString("000", CultureInfo.InvariantCulture);

    [JsonIgnore]
    public string Text => T[$"Catalogue.Message.{(int)Number:000}", [.. Values]];

    public override string ToString() => $"{Code} {Module}/{File}:{Line} {Key}: {Text}";
}

internal enum MessageNumber
{
    Unreadable = 1,
    TooLarge = 2,
    TooDeep = 3,
    Alias = 4,
    Tag = 5,
    SeveralDocuments = 6,
    DoubleKey = 7,
    TooManyValues = 8,
    TwoFiles = 9,
    UnknownKey = 10,
    Missing = 11,
    NotText = 12,
    NotList = 13,
    NotMap = 14,
    NotNumber = 15,
    NotYesNo = 16,
    NotDate = 17,
    Null = 18,
    TooLong = 20,
    TooMany = 21,
    UnknownCode = 22,
    BadId = 23,
    OutOfRange = 24,
    EndBeforeStart = 25,
    BadUrl = 26,
    Twice = 27,
    Empty = 28,
    DoubleId = 30,
    ForeignId = 31,
    UnknownReference = 32,
    LogoMissing = 40,
    LogoTooLarge = 41,
    LogoNotPicture = 42,
    LogoUnsafe = 43,
}
