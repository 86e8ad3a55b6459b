namespace Gym24.Contracts.Ui;

/// <summary>What a coloured thing means. The colour never stands alone: words or an icon say the same.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>The product's own colour: the main thing on the page.</summary>
    Accent,

    /// <summary>Done, open, approved.</summary>
    Good,

    /// <summary>Needs a look: ends soon, waits, nearly full.</summary>
    Warning,

    /// <summary>Failed, refused, full, dangerous.</summary>
    Bad,

    /// <summary>Worth knowing.</summary>
    Info,
}

internal static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Accent => "tone-accent",
        Tone.Good => "tone-good",
        Tone.Warning => "tone-warning",
        Tone.Bad => "tone-bad",
        Tone.Info => "tone-info",
        _ => "tone-neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Warning => "alert-triangle",
        Tone.Bad => "alert-circle",
        _ => "info-circle",
    };
}
