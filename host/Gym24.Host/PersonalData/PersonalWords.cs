using Gym24.Contracts.Privacy;
using Gym24.Contracts.Ui;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.PersonalData;

internal static class PersonalWords
{
    public static IReadOnlyList<Option> Reasons => [.. Enum.GetValues<ErasureReason>().Select(r => new Option(PersonalDataApi.Word(r), Reason(r), T[$"Personal.Reason.{r}.Hint"]))];

    public static string Reason(ErasureReason reason) => T["Personal.Reason." + reason];

    /// <summary>How long it is kept, for the person on the page.</summary>
    public static string Term(RecordLine line) => line switch
    {
        { Kind.Fate: RecordFate.Kept } => T["Personal.Term.Proof"],
        { Years: null } => T["Personal.Term.None"],
        { Until: { } until } => T["Personal.Term.Until", Words.Date(until)],
        { Held: true } => T["Personal.Term.Present", line.Years],
        _ => T["Personal.Term.Over"],
    };

    public static string Fate(RecordLine line) => T["Personal.Fate." + line.Kind.Fate];

    /// <summary>A value of an export for people; an id says nothing to them.</summary>
    public static string? Value(object? value) => value switch
    {
        null or Guid => null,
        DateTime moment => moment.ToString("g", System.Globalization.CultureInfo.CurrentCulture),
        DateOnly day => Words.Date(day),
        bool yes => T[yes ? "Personal.Yes" : "Personal.No"],
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };
}
