using Gym24.Contracts.Ui;
using Gym24.Partnerships.Attendance;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window;

/// <summary>How the window speaks.</summary>
internal static class WindowWords
{
    public static string Participant(OwnEntry entry) => entry.Name ?? T["Window.Participant", entry.Number];

    public static Member Member(OwnEntry entry) => new(entry.Id, Participant(entry), Russian: entry.Name is not null);

    public static string Grade(int? grade) => grade is { } number ? T["Offering.Grade", number] : T["Overview.NoGrade"];

    public static (Tone Tone, string Label) State(ProposalState state) => (state switch
    {
        ProposalState.Proposed => Tone.Warning,
        ProposalState.Confirmed => Tone.Good,
        ProposalState.TakenBack => Tone.Neutral,
        _ => Tone.Bad,
    }, T["Window.State." + state]);
}
