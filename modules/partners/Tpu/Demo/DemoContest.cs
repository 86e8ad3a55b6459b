using System.Text;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.DecideWork;
using Gym24.Tpu.Works.EnterResult;
using Gym24.Tpu.Works.SaveWork;
using Gym24.Tpu.Works.ShowWork;
using MediatR;

namespace Gym24.Tpu.Demo;

/// <summary>The school's own round before the conference-contest, in full swing: a work in each state. Made by the same requests as a real one.</summary>
internal sealed class DemoContest(IMediator mediator, IPeopleDirectory people, IRuns runs, IApplications applications, ISchool school) : IDemoSource
{
    private const int DaysBack = 20, DaysAhead = 30, Least = 10;

    private static readonly string[] Titles =
    [
        "Очистка воды природными сорбентами", "Модель ветряка с переменным шагом лопасти", "Шум в школьных коридорах: измеряем и снижаем", "Код, который находит ошибки в задачах",
        "Нефтяные плёнки: чем собрать разлив",
    ];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var classes = (await people.Classes(cancellation)).Where(c => c.Grade >= 9).ToList();
        var (first, last) = (new DateOnly(school.YearOf(demo.Today), 9, 1), new DateOnly(school.YearOf(demo.Today) + 1, 8, 31));
        var starts = demo.Today.AddDays(-DaysBack) is var back && back < first ? first : back;
        var ends = demo.Today.AddDays(DaysAhead) is var ahead && ahead > last ? last : ahead;
        if (classes.Count == 0 || ends < demo.Today.AddDays(Least) || starts > demo.Today)
            return;
        var run = await runs.Open(new NewRun(Contest.Offering, school.YearOf(demo.Today), "школьный отбор", starts, ends, null, null, starts, ends.AddDays(-Least / 2), null,
            "ТПУ, главный корпус", classes[0].HomeroomTeacher, Saturdays.Series.Module, [ends], Automatic: true), cancellation);
        var authors = await Who(demo, classes, cancellation);
        await applications.Enter(run, authors, "школьный отбор", cancellation);
        var entered = (await applications.Of(run, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToHashSet();
        var able = new Queue<Guid>(authors.Where(entered.Contains));
        for (var i = 0; i < Titles.Length && able.Count > 0; i++)
        {
            var of = able.Count > 1 && i % 2 == 1 ? [able.Dequeue(), able.Dequeue()] : new List<Guid> { able.Dequeue() };
            await Make(run, i, of, classes[i % classes.Count].HomeroomTeacher ?? classes[0].HomeroomTeacher, cancellation);
        }
    }

    private async Task Make(Guid run, int number, List<Guid> authors, Guid? supervisor, CancellationToken cancellation)
    {
        var title = Titles[number];
        var handIn = number > 0 && supervisor is not null;
        var work = await mediator.Send(new StartWork(run, new WorkDraft(title, $"{title}: что известно, что измерили сами, какие выводы.", authors, supervisor, "работа.pdf", Paper()), handIn), cancellation);
        if (!handIn || number == 1)
            return;
        await mediator.Send(new DecideWork(work, await Version(work, cancellation), number != 2, "Добавьте список литературы и выводы."), cancellation);
        if (number == 4)
            await mediator.Send(new EnterResult(work, await Version(work, cancellation), "prize-winner", 2, "диплом II степени"), cancellation);
    }

    private async Task<int> Version(Guid work, CancellationToken cancellation) => (await mediator.Send(new ReadWork(work), cancellation)).Work.Version;

    /// <summary>The pupil with an account first, where old enough, then some of each class.</summary>
    private async Task<IReadOnlyList<Guid>> Who(DemoSchool demo, List<ClassFacts> classes, CancellationToken cancellation)
    {
        var accounts = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person).OfType<Guid>().ToList();
        var chosen = (await people.Find(accounts, cancellation)).Where(p => p.Grade >= 8).Select(p => p.Id).ToList();
        foreach (var one in classes.Take(4))
            chosen.AddRange((await people.PupilsOf(one.Id, demo.Today, cancellation)).Skip(5).Take(4).Select(p => p.Id));
        return [.. chosen.Distinct()];
    }

    /// <summary>One empty page.</summary>
    private static byte[] Paper() => Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """);
}
