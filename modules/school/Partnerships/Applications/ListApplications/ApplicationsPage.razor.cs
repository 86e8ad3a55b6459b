using System.Globalization;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.ListApplications;

public sealed partial class ApplicationsPage
{
    private const int Size = 50;
    private Paged<ApplicationRow> _found = new([], 0);
    private IReadOnlyList<IGrouping<string?, ApplicationRow>> _groups = [];
    private IReadOnlyCollection<Guid> _family = [];
    private List<ActiveFilter> _filters = [];
    private List<Option> _states = [];
    private bool _all;
    private int _page = 1;

    [SupplyParameterFromQuery] private string? State { get; set; }
    [SupplyParameterFromQuery] private bool? Past { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }

    protected override string Here => "/applications";

    protected override async Task Load()
    {
        var scope = Caller.ScopeOf(Permissions.ReadApplications);
        _all = (scope & (Scope.OwnClasses | Scope.All)) != 0;
        _family = [.. (await Caller.ReachOf(Permissions.Apply, Form.Cancellation)).People];
        _page = int.TryParse(Page, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= 100_000 ? page : 1;
        _states = [.. Enum.GetValues<ApplicationState>().Select(s => new Option(s.ToString(), RunWords.Of(s).Label))];
        var state = Enum.TryParse<ApplicationState>(State, out var known) && Enum.IsDefined(known) ? known : (ApplicationState?)null;
        _found = await Mediator.Send(new ListApplications(State: state, Upcoming: Past != true, Page: _page, Size: Size), Form.Cancellation);
        // A family reads person by person; whoever has a whole class reads what is to be done first.
        _groups = [.. _found.Items.OrderBy(Urgency).GroupBy(r => _all ? null : r.Person).OrderBy(g => g.Min(r => r.SortKey), StringComparer.Ordinal)];
        _filters = [];
        if (state is { } chosen)
            _filters.Add(new("state", chosen.ToString(), RunWords.Of(chosen).Label));
        if (Past == true)
            _filters.Add(new("past", "true", T["Application.Past"]));
    }

    private static int Urgency(ApplicationRow row) => row.State switch
    {
        ApplicationState.Offered => 0,
        ApplicationState.AwaitsGuardian => 1,
        _ => Seats.IsOver(row.State) ? 3 : 2,
    };
}
