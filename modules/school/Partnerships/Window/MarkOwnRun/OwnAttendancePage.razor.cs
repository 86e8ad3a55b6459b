using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window.ShowOwnRun;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.MarkOwnRun;

public sealed partial class OwnAttendancePage
{
    private const string Prefix = "mark:";
    private OwnRun? _own;
    private IReadOnlyList<RunSession> _held = [];

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _own = await Mediator.Send(new ShowOwnRun.ShowOwnRun(Id), Form.Cancellation);
        _held = [.. _own.Run.Sessions.Where(s => s.On <= School.Today)];
    }

    private Presence? Mark(Guid session, Guid entry) => Form.Text($"{Prefix}{session}:{entry}") is { } typed
        ? Read(typed) : _own!.Marks.TryGetValue((session, entry), out var mark) ? mark : null;

    private Task Save() => Form.Send(
        () => new MarkOwnRun(Id, Form.Version(), Marks()), request => Mediator.Send(request, Form.Cancellation),
        count => (T["Attendance.Saved", count], $"/window/runs/{Id}"), Load);

    private List<EntryMark> Marks()
    {
        var rest = Form.Flag("rest") ? Presence.Present : (Presence?)null;
        var marks = new List<EntryMark>();
        foreach (var name in Form.Names)
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].Split(':') is [var session, var entry]
                && Guid.TryParse(session, out var sessionId) && Guid.TryParse(entry, out var entryId))
                marks.Add(new(sessionId, entryId, Read(Form.Text(name)!) ?? rest));
        return marks;
    }

    /// <summary>An unknown word stays wrong, so that the request refuses it.</summary>
    private static Presence? Read(string typed) => typed.Length == 0 ? null : Enum.TryParse<Presence>(typed, out var presence) ? presence : 0;
}
