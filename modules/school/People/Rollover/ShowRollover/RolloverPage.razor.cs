using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Gym24.People.Classes;
using static Gym24.People.Texts;

namespace Gym24.People.Rollover.ShowRollover;

public partial class RolloverPage
{
    private const string Of = "of:";
    private const int Most = 50;
    private readonly Dictionary<Guid, string> _decisions = [];
    private RolloverView _view = null!;
    private IReadOnlyList<PlanClass> _ninth = [];
    private IReadOnlyList<Option> _choices = [];

    private NinthGrade Ninth => Enum.TryParse<NinthGrade>(Form.Text("Ninth"), out var ninth) && Enum.IsDefined(ninth) ? ninth : NinthGrade.Undecided;

    protected override async Task OnInitializedAsync()
    {
        foreach (var name in Form.Names.Where(n => n.StartsWith(Of, StringComparison.Ordinal)))
            if (Guid.TryParse(name.AsSpan(Of.Length), out var pupil) && Form.Text(name) is { Length: > 0 } chosen)
                _decisions[pupil] = chosen;
        _view = await Mediator.Send(new ShowRollover(new Dictionary<Guid, string>(), Ninth));
        _ninth = [.. _view.Classes.Where(c => c.Name.Grade == RolloverPlan.ChoosingGrade && c.Pupils.Count > 0)];
        _choices = [.. _ninth.Select(c => RolloverPlan.Next(c.Name).ToString()).Append("10").Distinct().Select(c => new Option(c, T["Rollover.To", c])), new Option(RolloverPlan.LeaveWord, T["Rollover.Leaves"])];
    }

    private static string Becomes(PlanClass c) => c.Name.Grade switch
    {
        ClassName.HighestGrade => T["Rollover.Leaves"],
        RolloverPlan.ChoosingGrade => T["Rollover.Chooses"],
        _ => RolloverPlan.Next(c.Name).ToString(),
    };

    private Task Apply() => Form.Send(
        () => new ApplyRollover.ApplyRollover(_decisions, Ninth, Form.Text("Seen")),
        request => Form.Flag("Sure") ? Mediator.Send(request) : throw new Refusal(RefusalKind.Invalid, "not-sure", T["Rollover.NotSure"], "Sure"),
        _ => (T["Rollover.Applied"], "/people/rollover"));

    private Task Undo() => Form.Send(() => new UndoRollover.UndoRollover(_view.Done!.Id), request => Mediator.Send(request), _ => (T["Rollover.Undone"], "/people/rollover"));
}
