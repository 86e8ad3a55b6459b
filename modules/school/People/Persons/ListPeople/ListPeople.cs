using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Persons.ListPeople;

/// <summary>People by name, as far as the caller reaches.</summary>
/// <param name="Search">Beginnings of words of the name, or the number of the personal file.</param>
[Requires(Permissions.Read)]
internal sealed record ListPeople(
    string? Search = null, PersonKind? Kind = null, Guid? Class = null, bool Left = false, int Page = 1, int Size = ListPeople.PageSize)
    : IQuery<Paged<PersonRow>>, IConcernsPerson
{
    public const int PageSize = 50, MostWords = 5;

    Guid? IConcernsPerson.Person => null;
}

internal sealed record PersonRow(Guid Id, PersonKind Kind, string DisplayName, Guid? ClassId, string? ClassName, DateOnly? BirthDate, DateOnly? LeftOn);

internal sealed class ListPeopleHandler(PeopleDb db, ICaller caller) : IRequestHandler<ListPeople, Paged<PersonRow>>
{
    public async Task<Paged<PersonRow>> Handle(ListPeople request, CancellationToken cancellation)
    {
        var people = Found(db, request.Search).Where(p => request.Left ? p.LeftOn != null : p.LeftOn == null);
        if (request.Kind is { } kind)
            people = people.Where(p => p.Kind == kind);
        if (request.Class is { } inClass)
            people = people.Where(p => p.ClassId == inClass);
        var (page, size) = (Math.Clamp(request.Page, 1, 1_000_000), Math.Clamp(request.Size, 1, 200));
        return new(
            await people.OrderBy(p => p.SortKey).Skip((page - 1) * size).Take(size)
                .Select(p => new PersonRow(p.Id, p.Kind, p.DisplayName, p.ClassId, p.ClassName, p.BirthDate, p.LeftOn)).ToListAsync(cancellation),
            await Everybody(request, cancellation) ?? await people.CountAsync(cancellation));
    }

    /// <summary>The whole school is counted without its classes: one index alone tells it.</summary>
    private async Task<int?> Everybody(ListPeople request, CancellationToken cancellation) =>
        request.Class is null && string.IsNullOrWhiteSpace(request.Search) && (await caller.ReachOf(Permissions.Read, cancellation)).Everyone
            ? await db.People.CountAsync(p => (request.Left ? p.LeftOn != null : p.LeftOn == null) && (request.Kind == null || p.Kind == request.Kind), cancellation)
            : null;

    /// <summary>Those whose name has, for each word sought, a word that begins so: one range of an index each.</summary>
    public static IQueryable<DirectoryPerson> Found(PeopleDb db, string? search)
    {
        var people = db.Directory;
        foreach (var word in Fold.Text(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(ListPeople.MostWords))
        {
            var end = word + '\uffff';
            people = people.Where(p => db.Tokens
                .Where(t => string.Compare(t.Token, word) >= 0 && string.Compare(t.Token, end) < 0).Select(t => t.PersonId).Contains(p.Id));
        }
        return people;
    }
}
