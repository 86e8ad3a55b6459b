using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Results;
using MediatR;

namespace Gym24.Partnerships.Window.EnterOwnResults;

/// <summary>Enters or corrects results of an own run by entries; who is not named keeps what is there.</summary>
/// <param name="Version">Version of the results the person saw.</param>
[Requires(Permissions.MarkInWindow)]
internal sealed record EnterOwnResults(Guid Run, int Version, IReadOnlyList<EntryResult> Lines) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => ResultBook.Check([.. Lines.Select(l => l.For(l.Entry))], faults);
}

/// <param name="Outcome">Absent: no result, an entered one becomes void.</param>
internal sealed record EntryResult(Guid Entry, string? Outcome, decimal? Points = null, string? Note = null, DateOnly? On = null)
{
    public ResultFacts For(Guid person) => new(person, Outcome, Points, Note, On);
}

internal sealed class EnterOwnResultsHandler(OwnProgramme own, Entries entries, ResultBook results) : IRequestHandler<EnterOwnResults, int>
{
    public async Task<int> Handle(EnterOwnResults request, CancellationToken cancellation)
    {
        var run = await own.Take(Permissions.MarkInWindow, request.Run, cancellation);
        var people = (await entries.Of(run, [], cancellation)).ToDictionary(e => e.Id, e => e.Person);
        return await results.Enter(run, request.Version, [.. request.Lines.Select(l => l.For(people.GetValueOrDefault(l.Entry)))], cancellation);
    }
}
