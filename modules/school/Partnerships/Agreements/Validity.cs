using Gym24.Contracts.Ui;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>Whether a legal basis holds, as far as its term is known.</summary>
internal enum Validity
{
    /// <summary>The term is not stated.</summary>
    Unstated,

    /// <summary>Holds later.</summary>
    Ahead,
    Valid,

    /// <summary>Holds, and ends within the days the school warns ahead.</summary>
    Soon,

    /// <summary>Its term is over.</summary>
    Over,

    /// <summary>Ended before its time, or has lost force.</summary>
    Ended,
}

internal static class Validities
{
    public static readonly IReadOnlyList<string> Words = ["valid", "soon", "ahead", "over", "ended", "unstated"];

    public static string Word(Validity validity) => validity.ToString().ToLowerInvariant();

    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="openEnded">Without an end.</param>
    /// <param name="endedOn">Ended before its time on this day.</param>
    /// <param name="today">In the school's zone.</param>
    /// <param name="warnDays">How many days ahead an end is warned of.</param>
    public static Validity Of(DateOnly? from, DateOnly? to, bool openEnded, DateOnly? endedOn, DateOnly today, int warnDays) => (from, to) switch
    {
        _ when endedOn <= today => Validity.Ended,
        (_, { } last) when !openEnded && last < today => Validity.Over,
        ({ } first, _) when first > today => Validity.Ahead,
        (_, { } last) when !openEnded => last <= today.AddDays(warnDays) ? Validity.Soon : Validity.Valid,
        _ => openEnded ? Validity.Valid : Validity.Unstated,
    };

    public static Tone Tone(Validity validity) => validity switch
    {
        Validity.Valid => Contracts.Ui.Tone.Good,
        Validity.Soon => Contracts.Ui.Tone.Warning,
        Validity.Over or Validity.Ended => Contracts.Ui.Tone.Bad,
        Validity.Ahead => Contracts.Ui.Tone.Info,
        _ => Contracts.Ui.Tone.Neutral,
    };

    /// <summary>An act "has lost force" where a contract "is over".</summary>
    public static string Title(Validity validity, string? kind) =>
        T[$"Agreement.Validity.{Word(validity)}{(kind is not null && AgreementKinds.IsAct(kind) ? ".act" : "")}"];
}
