using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance;
using MediatR;

namespace Gym24.Partnerships.Window.MarkOwnRun;

/// <summary>Marks attendance of an own run by entries; what is not stated stays as it is.</summary>
/// <param name="Version">Version of the sheet the person saw.</param>
[Requires(Permissions.MarkInWindow)]
internal sealed record MarkOwnRun(Guid Run, int Version, IReadOnlyList<EntryMark> Marks) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => AttendanceBook.Check([.. Marks.Select(m => new MarkFacts(m.Session, m.Entry, m.Presence))], faults);
}

/// <param name="Presence">Absent: not marked.</param>
internal sealed record EntryMark(Guid Session, Guid Entry, Presence? Presence);

internal sealed class MarkOwnRunHandler(OwnProgramme own, Entries entries, AttendanceBook attendance) : IRequestHandler<MarkOwnRun, int>
{
    public async Task<int> Handle(MarkOwnRun request, CancellationToken cancellation)
    {
        var run = await own.Take(Permissions.MarkInWindow, request.Run, cancellation);
        var people = (await entries.Of(run, [], cancellation)).ToDictionary(e => e.Id, e => e.Person);
        // Whoever is no entry of this run is nobody in it: the book says so.
        return await attendance.Mark(run, request.Version,
            [.. request.Marks.Select(m => new MarkFacts(m.Session, people.GetValueOrDefault(m.Entry), m.Presence))], cancellation);
    }
}
