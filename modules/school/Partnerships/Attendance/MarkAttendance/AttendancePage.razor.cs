using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Attendance.MarkAttendance;

public sealed partial class AttendancePage
{
    private const string Prefix = "mark:";
    private AttendanceSheet? _sheet;
    private IReadOnlyList<RunSession> _held = [];

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _sheet = await Mediator.Send(new ShowAttendance(Id), Form.Cancellation);
        _held = [.. _sheet.Sessions.Where(s => s.On <= School.Today)];
    }

    private Presence? Mark(Guid session, Guid person) => Form.Text($"{Prefix}{session}:{person}") is { } typed
        ? Read(typed) : _sheet!.Marks.TryGetValue((session, person), out var mark) ? mark : null;

    private int Attended(Guid person) => _held.Count(s => _sheet!.Marks.GetValueOrDefault((s.Id, person)) == Presence.Present);

    private Task Save() => Form.Send(
        () => new MarkAttendance(Id, Form.Version(), Marks()), request => Mediator.Send(request, Form.Cancellation),
        count => (T["Attendance.Saved", count], $"/runs/{Id}"), Load);

    private List<MarkFacts> Marks()
    {
        var rest = Form.Flag("rest") ? Presence.Present : (Presence?)null;
        var marks = new List<MarkFacts>();
        foreach (var name in Form.Names)
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].Split(':') is [var session, var person]
                && Guid.TryParse(session, out var sessionId) && Guid.TryParse(person, out var personId))
                marks.Add(new(sessionId, personId, Read(Form.Text(name)!) ?? rest));
        return marks;
    }

    /// <summary>An unknown word stays wrong, so that the request refuses it.</summary>
    private static Presence? Read(string typed) => typed.Length == 0 ? null : Enum.TryParse<Presence>(typed, out var presence) ? presence : 0;
}
