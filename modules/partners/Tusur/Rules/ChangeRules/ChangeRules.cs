using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur.Rules.ChangeRules;

/// <summary>What is agreed with TUSUR on teams and works.</summary>
[Requires(Permissions.ChangeRules)]
internal sealed record ReadRules : IQuery<TusurRules>;

/// <summary>Changes it. What is confirmed or accepted already stays.</summary>
[Requires(Permissions.ChangeRules)]
internal sealed record ChangeRules(int Version, int? TeamMin, int? TeamMax, int? AuthorsMax) : ICommand<bool>, IValidated
{
    private const int Most = 50;

    public void Validate(Faults faults)
    {
        faults.Chosen("teamMin", TeamMin is not null);
        faults.Chosen("teamMax", TeamMax is not null);
        faults.Chosen("authorsMax", AuthorsMax is not null);
        faults.Range("teamMin", TeamMin, 1, Most);
        faults.Range("teamMax", TeamMax, 1, Most);
        faults.Range("authorsMax", AuthorsMax, 1, Most);
        if (TeamMax < TeamMin)
            faults.Add("teamMax", Texts.T["Rules.Order"], "order");
    }
}

internal sealed class RulesHandler(TusurDb db) : IRequestHandler<ReadRules, TusurRules>, IRequestHandler<ChangeRules, bool>
{
    public Task<TusurRules> Handle(ReadRules request, CancellationToken cancellation) => db.Rules.AsNoTracking().SingleAsync(cancellation);

    public async Task<bool> Handle(ChangeRules request, CancellationToken cancellation)
    {
        var rules = await db.Rules.SingleAsync(cancellation);
        db.Expect(rules, request.Version);
        (rules.TeamMin, rules.TeamMax, rules.AuthorsMax) = (request.TeamMin!.Value, request.TeamMax!.Value, request.AuthorsMax!.Value);
        return true;
    }
}
