using System.Globalization;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Rgs.Rounds.ShowRound;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs;

/// <summary>States, times and teams as the pages show them.</summary>
internal static class RgsWords
{
    public static Tone ToneOf(RoundStage stage) => stage switch
    {
        RoundStage.Open => Tone.Good,
        RoundStage.Ahead => Tone.Info,
        RoundStage.Judged => Tone.Warning,
        RoundStage.Published => Tone.Accent,
        _ => Tone.Neutral,
    };

    public static string Window(RoundFacts round, ISchool school) =>
        T["Round.Window", Words.DateAndTime(school.Local(round.OpensAt)), Words.DateAndTime(school.Local(round.ClosesAt))];

    /// <summary>Points without needless zeros.</summary>
    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.CurrentUICulture);
}
