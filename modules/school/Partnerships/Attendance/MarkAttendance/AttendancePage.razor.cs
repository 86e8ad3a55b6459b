using System.Globalization;
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

    protected override async Task Load()
    {
        _sheet = await Mediator.Send(new ShowAttendance(Id), Http.RequestAborted);
        _held = [.. _sheet.Sessions.Where(s => s.On <= School.Today)];
    }

    private Presence? Mark(Guid session, Guid person) => Typed($"{Prefix}{session}:{person}") is { } typed
        ? Read(typed) : _sheet!.Marks.TryGetValue((session, person), out var mark) ? mark : null;

    private int Attended(Guid person) => _held.Count(s => _sheet!.Marks.GetValueOrDefault((s.Id, person)) == Presence.Present);

    private Task Save() => Carry(async () =>
    {
        var rest = Typed("rest") == "true" ? Presence.Present : (Presence?)null;
        var marks = new List<MarkFacts>();
        foreach (var (name, value) in Sent ?? Microsoft.AspNetCore.Http.FormCollection.Empty)
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].Split(':') is [var session, var person]
                && Guid.TryParse(session, out var sessionId) && Guid.TryParse(person, out var personId))
                marks.Add(new(sessionId, personId, Read(value.ToString()) ?? rest));
        var version = int.TryParse(Typed("version"), CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var count = await Mediator.Send(new MarkAttendance(Id, version, marks), Http.RequestAborted);
        return ($"/runs/{Id}", T["Attendance.Saved", count]);
    });

    /// <summary>An unknown word stays wrong, so that the request refuses it.</summary>
    private static Presence? Read(string typed) => typed.Length == 0 ? null : Enum.TryParse<Presence>(typed, out var presence) ? presence : 0;
}
