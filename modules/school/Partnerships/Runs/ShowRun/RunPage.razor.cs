using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
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
    private bool _manages, _inCharge;

    [Parameter] public Guid Id { get; set; }

    protected override string Here => $"/runs/{Id}";

    protected override async Task Load()
    {
        var run = _run = await Mediator.Send(new ShowRun(Id), Http.RequestAborted);
        _manages = Caller.Can(Permissions.ManageRuns);
        _inCharge = run.State != RunState.Cancelled && Charge.Of(run, Caller, Permissions.MarkAttendance);
        // Lists are for those who see more than themselves and their family.
        if (_inCharge || (Caller.ScopeOf(Permissions.ReadApplications) & (Scope.OwnClasses | Scope.All)) != 0)
            _people = await Mediator.Send(new ListApplications(Id, Size: PeopleShown), Http.RequestAborted);
        if (Caller.Can(Permissions.Apply) && Caller.PersonId is not null)
        {
            var family = await Mediator.Send(new MyEntries(Id), Http.RequestAborted);
            (_mine, _ofRun) = ([.. family.People.Where(Concerns)], family.OfRun);
        }
    }

    /// <summary>Staff see themselves only where the offering is for them, or they are entered.</summary>
    private bool Concerns(Candidate candidate) => candidate.Entry is not null || candidate.Findings.All(f => f.Code != "audience");

    private Task Close() => Carry(async () =>
    {
        await Mediator.Send(new CloseRun.CloseRun(Id, Number("version")), Http.RequestAborted);
        return (Here, T["Run.CloseDone"]);
    });

    private Task Decide() => Carry(async () =>
    {
        var chosen = (Sent?["chosen"].OfType<string>() ?? []).Select(Parse).OfType<Chosen>().ToList();
        var decision = Enum.TryParse<Decision>(Typed("decision"), out var known) ? known : Decision.Wait;
        var count = await Mediator.Send(new DecideApplications(chosen, decision, Typed("reason")), Http.RequestAborted);
        return (Here, T["Application.Decided." + decision, count]);
    });

    private int Number(string field) => int.TryParse(Typed(field), CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static Chosen? Parse(string value) => value.Split(':') is [var id, var version]
        && Guid.TryParse(id, out var found) && int.TryParse(version, CultureInfo.InvariantCulture, out var seen) ? new Chosen(found, seen) : null;
}
