using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.People.Classes.ListClasses;
using Gym24.People.Families;
using Gym24.People.Persons;
using Gym24.People.Persons.ListPeople;
using Gym24.People.Persons.ShowPerson;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.People.Api;

internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", List).Requires(Permissions.Read).WithName("ListPeople")
            .WithSummary("People by name, as far as the caller reaches. q: beginnings of words of the name; kind: pupil, staff or guardian.");
        api.MapGet("/people/{id:guid}", Show).Requires(Permissions.Read).WithName("ShowPerson")
            .WithSummary("One person with classes and family.");
        api.MapGet("/classes", Classes).Requires(Permissions.Read).WithName("ListClasses")
            .WithSummary("Classes of a school year (named by the year it begins in) with head counts.");
    }

    private static async Task<Ok<ListOf<PersonItem>>> List(IMediator mediator, CancellationToken cancellation,
        string? q = null, string? kind = null, Guid? @class = null, bool left = false, int page = 1, int size = ListPeople.PageSize)
    {
        var of = ApiWords.Enum<PersonKind>("kind", kind);
        ApiWords.Paging(page, size);
        var people = await mediator.Send(new ListPeople(q, of, @class, left, page, size), cancellation);
        return TypedResults.Ok(new ListOf<PersonItem>(people.Items.Select(p =>
            new PersonItem(p.Id, ApiWords.Name(p.Kind), p.DisplayName, p.ClassId, p.ClassName, p.BirthDate, p.LeftOn)).ToList(), people.Total));
    }

    private static async Task<Ok<PersonDetail>> Show(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var card = await mediator.Send(new ShowPerson(id), cancellation);
        var p = card.Person;
        return TypedResults.Ok(new PersonDetail(p.Id, ApiWords.Name(p.Kind), p.Surname, p.GivenName, p.Patronymic, p.DisplayName, p.BirthDate, p.ExternalId, p.LeftOn, p.Version,
            card.Classes.Select(c => new ClassPeriodItem(c.ClassId, c.Name, c.SchoolYear, c.FirstDay, c.LastDay)).ToList(),
            card.Family.Select(f => new FamilyItem(f.PersonId, f.DisplayName, ApiWords.Name(f.Relation), f.Restricted, f.LastDay)).ToList()));
    }

    private static async Task<Ok<ListOf<ClassItem>>> Classes(IMediator mediator, CancellationToken cancellation, int? schoolYear = null)
    {
        var list = await mediator.Send(new ListClasses(schoolYear), cancellation);
        return TypedResults.Ok(new ListOf<ClassItem>(list.Classes.Select(c =>
            new ClassItem(c.Id, c.Name, c.Grade, list.SchoolYear, c.Pupils, c.HomeroomTeacherId, c.HomeroomTeacher)).ToList(), list.Classes.Count));
    }
}

internal sealed record ListOf<T>(IReadOnlyList<T> Items, int Total);

internal sealed record PersonItem(Guid Id, string Kind, string Name, Guid? ClassId, string? ClassName, DateOnly? BirthDate, DateOnly? LeftOn);

internal sealed record PersonDetail(Guid Id, string Kind, string Surname, string GivenName, string? Patronymic, string Name, DateOnly? BirthDate,
    string? ExternalId, DateOnly? LeftOn, int Version, IReadOnlyList<ClassPeriodItem> Classes, IReadOnlyList<FamilyItem> Family);

internal sealed record ClassPeriodItem(Guid ClassId, string Name, int SchoolYear, DateOnly FirstDay, DateOnly? LastDay);

internal sealed record FamilyItem(Guid PersonId, string Name, string Relation, bool Restricted, DateOnly? LastDay);

internal sealed record ClassItem(Guid Id, string Name, int Grade, int SchoolYear, int Pupils, Guid? HomeroomTeacherId, string? HomeroomTeacher);
