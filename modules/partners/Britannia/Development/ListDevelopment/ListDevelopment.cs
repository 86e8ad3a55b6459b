using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Britannia.Development.ListDevelopment;

/// <summary>Non-formal development of the teachers within reach, newest first.</summary>
/// <param name="Year">School year; absent: all of them.</param>
/// <param name="Person">Only this teacher's.</param>
[Requires(Permissions.ReadDevelopment)]
internal sealed record ListDevelopment(int? Year = null, Guid? Person = null, int Page = 1, int Size = 50) : IQuery<DevelopmentList>, IValidated
{
    public const int MaxSize = 5000;

    public void Validate(Faults faults)
    {
        faults.Range("year", Year, 2000, 2100);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, MaxSize);
    }
}

/// <param name="Hours">Of all that was found, not only of the page.</param>
/// <param name="People">How many teachers these are.</param>
internal sealed record DevelopmentList(IReadOnlyList<DevelopmentRow> Items, int Total, decimal Hours, int People);

/// <param name="Document">Absent: none.</param>
internal sealed record DevelopmentRow(
    Guid Record, int Version, Guid Person, string Name, Guid Run, DateOnly On, string Topic, string Provider, decimal Hours, string? Document);

internal sealed class ListDevelopmentHandler(BritanniaDb db) : IRequestHandler<ListDevelopment, DevelopmentList>
{
    public async Task<DevelopmentList> Handle(ListDevelopment request, CancellationToken cancellation)
    {
        var rows = from r in db.Development
                   where !r.Withdrawn && (request.Person == null || r.PersonId == request.Person)
                   join p in db.Directory on r.PersonId equals p.Id
                   select new { r, p };
        if (request.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 9, 1), new DateOnly(year + 1, 8, 31));
            rows = rows.Where(x => x.r.On >= first && x.r.On <= last);
        }
        // Hours are added up here: not every engine adds decimals.
        var found = await rows.Select(x => new { x.r.PersonId, x.r.Hours }).ToListAsync(cancellation);
        var page = await rows.OrderByDescending(x => x.r.On).ThenBy(x => x.p.SortKey)
            .Skip((request.Page - 1) * request.Size).Take(request.Size)
            .Select(x => new DevelopmentRow(x.r.Id, x.r.Version, x.p.Id, x.p.DisplayName, x.r.RunId, x.r.On, x.r.Topic, x.r.Provider, x.r.Hours, x.r.Document))
            .ToListAsync(cancellation);
        return new(page, found.Count, found.Sum(f => f.Hours), found.Select(f => f.PersonId).Distinct().Count());
    }
}
