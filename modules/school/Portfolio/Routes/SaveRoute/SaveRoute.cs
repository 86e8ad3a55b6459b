using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Shell;
using Gym24.Portfolio.Achievements;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Routes.SaveRoute;

/// <summary>Writes the route sheet of a pupil for a school year, whole.</summary>
/// <param name="Steps">In order; those without offering and title are left out.</param>
/// <param name="Version">The version the person saw; 0 where there was none.</param>
[Requires(Permissions.EditRoutes)]
internal sealed record SaveRoute(Guid Pupil, int SchoolYear, string? Goals, string? Summary, IReadOnlyList<StepDraft> Steps, int Version)
    : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Pupil;

    public void Validate(Faults faults)
    {
        faults.Text("goals", Goals, IndividualRoute.GoalsLength, required: false);
        faults.Text("summary", Summary, IndividualRoute.GoalsLength, required: false);
        if (Steps.Count > IndividualRoute.MaxSteps)
            faults.Add("steps", T["Route.TooMany", IndividualRoute.MaxSteps], "range");
        for (var i = 0; i < Steps.Count; i++)
        {
            faults.Text($"steps[{i}].title", Steps[i].Title, IndividualRoute.TitleLength, required: false);
            faults.Text($"steps[{i}].when", Steps[i].When, IndividualRoute.WhenLength, required: false);
        }
    }
}

/// <summary>A step as a form or a caller of the API states it: an offering, or a title of its own.</summary>
internal sealed record StepDraft(string? Offering, string? Title, string? When, bool Done)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Offering) && string.IsNullOrWhiteSpace(Title);
}

internal sealed class SaveRouteHandler(PortfolioDb db, IOfferings offerings, ISchool school) : IRequestHandler<SaveRoute, int>
{
    public async Task<int> Handle(SaveRoute request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Pupil, cancellation);
        if (request.SchoolYear < school.Year - 11 || request.SchoolYear > school.Year + 1)
            throw new Refusal(RefusalKind.Invalid, "range", T["Route.WrongYear"], "schoolYear");
        var route = await db.Routes.Include(r => r.Steps)
            .SingleOrDefaultAsync(r => r.PersonId == person.Id && r.SchoolYear == request.SchoolYear, cancellation);
        if (route is null)
            db.Add(route = new IndividualRoute { PersonId = person.Id, SchoolYear = request.SchoolYear, Version = 1 });
        else
            db.Expect(route, request.Version);
        (route.Goals, route.Summary) = (Clean(request.Goals), Clean(request.Summary));
        // Not later than the one before it: the row must count as changed even when only steps were.
        route.ChangedAt = db.Now > route.ChangedAt ? db.Now : route.ChangedAt.AddMilliseconds(1);
        var steps = Steps(request, route.Id);
        db.RemoveRange(route.Steps);
        db.AddRange(steps);
        await db.SaveChangesAsync(cancellation);
        return route.Version;
    }

    private List<RouteStep> Steps(SaveRoute request, Guid route)
    {
        var steps = new List<RouteStep>();
        for (var i = 0; i < request.Steps.Count; i++)
        {
            var draft = request.Steps[i];
            if (draft.IsEmpty)
                continue;
            var id = Clean(draft.Offering);
            var found = id is null ? null : offerings.Find(id)
                ?? throw new Refusal(RefusalKind.Invalid, "unknown-offering", T["Route.UnknownOffering"], $"steps[{i}].offering");
            var title = Clean(draft.Title) ?? found!.Variants.FirstOrDefault(v => v.Id == id)?.Name ?? found.Name;
            steps.Add(new RouteStep
            {
                RouteId = route, Number = steps.Count + 1, Offering = id, When = Clean(draft.When), Done = draft.Done,
                Title = title.Length <= IndividualRoute.TitleLength ? title : title[..IndividualRoute.TitleLength],
            });
        }
        return steps;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
