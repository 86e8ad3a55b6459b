using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tsu.Shifts.Rules;
using MediatR;

namespace Gym24.Tsu.Shifts.ShowShift;

/// <summary>A shift: how places are given, one's own points, and the list as far as one reaches classes.</summary>
/// <param name="Run">Id of the run.</param>
[Requires(Permissions.Read)]
internal sealed record ShowShift(Guid Run) : IQuery<ShiftFacts>;

/// <summary>Whether a run is a shift and how far its list is: for a panel.</summary>
[Requires(Permissions.Read)]
internal sealed record FindShift(Guid Run) : IQuery<Shift?>;

/// <summary>The versions of the rule, the newest first.</summary>
[Requires(Permissions.Read)]
internal sealed record ListRules : IQuery<IReadOnlyList<RuleFacts>>;

internal sealed class ShowShiftHandler(ShiftDesk desk, ShiftView view, RuleBook rules)
    : IRequestHandler<ShowShift, ShiftFacts>, IRequestHandler<FindShift, Shift?>, IRequestHandler<ListRules, IReadOnlyList<RuleFacts>>
{
    public async Task<ShiftFacts> Handle(ShowShift request, CancellationToken cancellation) =>
        (await view.Of(await desk.Find(request.Run, cancellation), Permissions.Read, cancellation)).Facts;

    public Task<Shift?> Handle(FindShift request, CancellationToken cancellation) => desk.TryFind(request.Run, false, cancellation);

    public Task<IReadOnlyList<RuleFacts>> Handle(ListRules request, CancellationToken cancellation) => rules.All(cancellation);
}
