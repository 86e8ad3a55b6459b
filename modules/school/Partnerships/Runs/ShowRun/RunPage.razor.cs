using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications.Decide;
using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Applications.MyEntries;
using Gym24.Partnerships.Attendance;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.ShowRun;

public sealed partial class RunPage
{
    private const int SessionsShown = 12, PeopleShown = 1000;
    private Run? _run;
    private Paged<ApplicationRow>? _people;
    private IReadOnlyList<Candidate> _mine = [];
    private IReadOnlyList<Applications.Finding> _ofRun = [];
    private IReadOnlyList<DayFacts> _odd = [];
    private bool _manages, _inCharge, _forTeachers;

    [Parameter] public Guid Id { get; set; }

    protected override string Here => $"/runs/{Id}";

    protected override async Task Load()
    {
        var run = _run = await Mediator.Send(new ShowRun(Id), Form.Cancellation);
        _forTeachers = Catalogue.Find(run.Offering)?.Audience is ["teachers"];
        _manages = Caller.Can(Permissions.ManageRuns);
        _inCharge = run.State != RunState.Cancelled && Charge.Of(run, Caller, Permissions.MarkAttendance);
        if (_manages && run is { State: RunState.Open, Sessions: [var first, ..] })
            _odd = SessionPlan.Odd(run.Sessions.Select(s => s.On), first.On, await Days.Between(first.On, run.Sessions[^1].On, Form.Cancellation));
        // Lists are for those who see more than themselves and their family.
        if (_inCharge || (Caller.ScopeOf(Permissions.ReadApplications) & (Scope.OwnClasses | Scope.All)) != 0)
            _people = await Mediator.Send(new ListApplications(Id, Size: PeopleShown), Form.Cancellation);
        if (Caller.Can(Permissions.Apply) && Caller.PersonId is not null)
        {
            var family = await Mediator.Send(new MyEntries(Id), Form.Cancellation);
            (_mine, _ofRun) = ([.. family.People.Where(Concerns)], family.OfRun);
        }
    }

    /// <summary>Staff see themselves only where the offering is for them, or they are entered.</summary>
    private bool Concerns(Candidate candidate) => candidate.Entry is not null || candidate.Findings.All(f => f.Code != "audience");

    private Task Close() => Form.Send(
        () => new CloseRun.CloseRun(Id, Form.Version()), request => Mediator.Send(request, Form.Cancellation), _ => (T["Run.CloseDone"], Here), Load);

    private Task Decide() => Form.Send(
        () => new DecideApplications([.. Form.Many("chosen").Select(Parse).OfType<Chosen>()], Form.Choice<Decision>("decision") ?? Decision.Wait, Form.Text("reason")),
        async request => (Count: await Mediator.Send(request, Form.Cancellation), request.Decision),
        done => (T["Application.Decided." + done.Decision, done.Count], Here), Load);

    private static Chosen? Parse(string value) => value.Split(':') is [var id, var version]
        && Guid.TryParse(id, out var found) && int.TryParse(version, CultureInfo.InvariantCulture, out var seen) ? new Chosen(found, seen) : null;
}
