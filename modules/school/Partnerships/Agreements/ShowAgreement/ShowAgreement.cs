using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Agreements.ShowAgreement;

/// <summary>One legal basis with what rests on it.</summary>
[Requires(Permissions.ReadAgreements)]
internal sealed record ShowAgreement(string Id) : IQuery<ShownBasis>;

/// <param name="Runs">This year's runs of the offerings that rest on it, the first ones.</param>
/// <param name="RunCount">How many there are.</param>
internal sealed record ShownBasis(Basis Basis, IReadOnlyList<AgreementStep> Steps, IReadOnlyList<RestingRun> Runs, int RunCount, Snapshot Snapshot);

internal sealed record RestingRun(Guid Id, string Name, string? Title, DateOnly Starts, DateOnly Ends)
{
    public string FullTitle => Title is null ? Name : $"{Name}: {Title}";
}

internal sealed class ShowAgreementHandler(PartnershipsDb db, Register register, CatalogueStore catalogue, ISchool school) : IRequestHandler<ShowAgreement, ShownBasis>
{
    private const int RunsShown = 8;

    public async Task<ShownBasis> Handle(ShowAgreement request, CancellationToken cancellation)
    {
        var basis = await register.Find(request.Id, cancellation);
        var row = basis.Row?.Id;
        var steps = row is null ? [] : await db.Set<AgreementStep>().AsNoTracking().Where(s => s.AgreementId == row).OrderBy(s => s.At).ToListAsync(cancellation);
        var (offerings, year) = (basis.Offerings, school.Year);
        var runs = db.Set<Run>().AsNoTracking().Where(r => r.SchoolYear == year && offerings.Contains(r.Root));
        var count = offerings.Count == 0 ? 0 : await runs.CountAsync(cancellation);
        var shown = count == 0 ? [] : await runs.OrderBy(r => r.Starts).ThenBy(r => r.SortKey).Take(RunsShown)
            .Select(r => new RestingRun(r.Id, r.Name, r.Title, r.Starts, r.Ends)).ToListAsync(cancellation);
        return new(basis, steps, shown, count, catalogue.Current);
    }
}
