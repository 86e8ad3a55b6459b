using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications.ListApplications;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.PrintList;

/// <summary>The list of participants as a Word document, on the school's own form where it has one.</summary>
internal static class ParticipantsPaper
{
    public const int Most = 1000;

    public static readonly PaperTemplate Template = new("partnerships.participants", typeof(ParticipantsPaper), T.Both("Run.PrintPaper"),
    [
        Field("школа", "School"), Field("название", "Name", required: true), new("начало", T.Both("Run.PaperField.Starts"), PaperFieldKind.Date),
        new("окончание", T.Both("Run.PaperField.Ends"), PaperFieldKind.Date), Field("время", "Time"), Field("место", "Place"), Field("ответственный", "Teacher"),
        Field("участники.имя", "Person", required: true), Field("участники.класс", "Class"), Field("всего", "Total"),
        new("сегодня", T.Both("Run.PaperField.Today"), PaperFieldKind.Date),
    ]);

    public static string Address(Guid run) => $"/files/partnerships/runs/{run}/participants";

    public static void Map(IEndpointRouteBuilder root) =>
        root.MapGet("/files/partnerships/runs/{run:guid}/participants", Print).Requires(Permissions.ReadApplications);

    private static async Task<PaperFile> Print(Guid run, IMediator mediator, IPapers papers, ISchool school, CancellationToken cancellation)
    {
        var about = await mediator.Send(new ShowRun.ShowRun(run), cancellation);
        var found = await mediator.Send(new ListApplications(run, State: ApplicationState.Approved, Size: Most), cancellation);
        if (found.Items.Count == 0)
            throw new Refusal(RefusalKind.Rule, "no-participants", T["Attendance.NoPeople"]);
        return await papers.Fill(Template.Id, $"{T.Both("Run.PrintPaper").Ru} {about.FullTitle}", Values(about, found.Items, school), cancellation);
    }

    internal static PaperValues Values(Run run, IReadOnlyList<ApplicationRow> people, ISchool school)
    {
        var unknown = T.Both("Run.PaperUnknown").Ru;
        return new PaperValues().Text("школа", school.Name).Text("название", run.FullTitle).Date("начало", run.Starts).Date("окончание", run.Ends)
            .Text("время", RunWords.Clock(run.At, run.Until) ?? unknown).Text("место", run.Room ?? unknown).Text("ответственный", run.TeacherName ?? unknown)
            .Text("всего", people.Count.ToString(CultureInfo.InvariantCulture)).Date("сегодня", school.Today)
            .List("участники", people.OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => new PaperValues().Text("имя", p.Person).Text("класс", p.Class ?? "–")));
    }

    private static PaperField Field(string name, string title, bool required = false) => new(name, T.Both("Run.PaperField." + title), Required: required);
}
