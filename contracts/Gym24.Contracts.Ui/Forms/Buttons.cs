namespace Gym24.Contracts.Ui;

internal static class Buttons
{
    public static string Class(Tone tone, bool quiet, bool small, bool square) => Css.Join(
        "btn",
        quiet ? "g-quiet" : tone switch
        {
            Tone.Accent => "g-primary",
            Tone.Bad => "g-danger",
            Tone.Good => "g-good",
            _ => "g-secondary",
        },
        small ? "g-small" : null,
        square ? "g-square" : null);
}
