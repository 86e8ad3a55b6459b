using Gym24.Contracts.Demo;
using Gym24.Partnerships.Days;
using Gym24.Partnerships.Days.KeepDay;
using Gym24.Contracts.Shell;
using MediatR;

namespace Gym24.Partnerships.Demo;

/// <summary>Vacations of the invented school in two years, Monday to Sunday.</summary>
internal sealed class DemoDays(IMediator mediator, ISchool school) : IDemoSource
{
    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        for (var year = school.YearOf(demo.Today) - 1; year <= school.YearOf(demo.Today); year++)
        {
            await Enter("Осенние каникулы", Monday(new(year, 10, 26)), 7);
            await Enter("Зимние каникулы", Monday(new(year, 12, 28)), 14);
            await Enter("Весенние каникулы", Monday(new(year + 1, 3, 22)), 7);
            await Enter("Летние каникулы", new(year + 1, 6, 1), 92);
        }

        Task<Guid> Enter(string name, DateOnly from, int days) =>
            mediator.Send(new AddDay(new DayDraft(OwnDayKind.Vacation, name, from, from.AddDays(days - 1))), cancellation);
    }

    private static DateOnly Monday(DateOnly around) => around.AddDays(-(((int)around.DayOfWeek + 6) % 7));
}
