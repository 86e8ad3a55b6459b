using Gym24.Contracts.Ui;
using Gym24.Partnerships.Days.KeepDay;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Days.ShowDays;

public sealed partial class DaysPage
{
    private YearDays _days = new(0, [], [], []);
    private OwnDay? _entry;
    private bool _manages;

    [SupplyParameterFromQuery] private int? Year { get; set; }
    [SupplyParameterFromQuery] private Guid? Edit { get; set; }

    private static List<Option> Kinds => [.. Enum.GetValues<OwnDayKind>().Select(k => new Option(k.ToString(), T["Days.Kind." + k], T["Days.KindHint." + k]))];

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _days = await Mediator.Send(new ShowDays(Year is >= 2000 and <= 2100 ? Year : null), Form.Cancellation);
        _manages = Caller.Can(Permissions.ManageDays);
        _entry = _days.Own.FirstOrDefault(d => d.Id == Edit);
    }

    private Task Save() => Form.Send(
        () => new DayDraft(Form.Choice<OwnDayKind>("kind"), Form.Text("name"), Form.Date("from"), Form.Date("to"), Form.Date("instead")),
        async draft =>
        {
            if (Edit is { } id)
                await Mediator.Send(new ChangeDay(id, Form.Version(), draft), Form.Cancellation);
            else
                await Mediator.Send(new AddDay(draft), Form.Cancellation);
            return School.YearOf(draft.From!.Value);
        },
        year => (T["Days.Saved"], $"/school-days?year={year}"), Load);

    private Task Remove(Guid day) => Form.Send(async () =>
    {
        await Mediator.Send(new RemoveDay(day), Form.Cancellation);
        return (T["Days.Removed"], $"/school-days?year={_days.SchoolYear}");
    }, Load);
}
