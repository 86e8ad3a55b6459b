using Gym24.Contracts.Demo;
using Gym24.Contracts.Files;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Course;
using Gym24.Tpu.Course.ApplyImport;
using Gym24.Tpu.Course.MapColumns;
using Gym24.Tpu.Course.ShowImport;
using Gym24.Tpu.Course.UploadProgress;
using MediatR;

namespace Gym24.Tpu.Demo;

/// <summary>The online course, half way: one file of its platform applied, another one waiting for the coordinator.</summary>
internal sealed class DemoCourse(IMediator mediator, IPeopleDirectory people, IRuns runs, IApplications applications, ISchool school) : IDemoSource
{
    private const int DaysBack = 40, DaysAhead = 60, OfEach = 6;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var classes = (await people.Classes(cancellation)).Where(c => c.Grade is >= 9 and <= 11).ToList();
        var (first, last) = (new DateOnly(school.YearOf(demo.Today), 9, 1), new DateOnly(school.YearOf(demo.Today) + 1, 8, 31));
        var starts = demo.Today.AddDays(-DaysBack) is var back && back < first ? first : back;
        var ends = demo.Today.AddDays(DaysAhead) is var ahead && ahead > last ? last : ahead;
        if (classes.Count == 0)
            return;
        var run = await runs.Open(new NewRun(CourseRuns.Offering, school.YearOf(demo.Today), null, starts, ends, null, null, starts, ends, null, null,
            classes[0].HomeroomTeacher, Saturdays.Series.Module, [ends], Automatic: true), cancellation);
        var pupils = new List<PersonFacts>();
        foreach (var one in classes.Take(4))
            pupils.AddRange((await people.PupilsOf(one.Id, demo.Today, cancellation)).Take(OfEach));
        var accounts = demo.Accounts.Where(a => a.Role == "pupil").Select(a => a.Person).OfType<Guid>().ToList();
        pupils.AddRange((await people.Find(accounts, cancellation)).Where(p => p.Grade is >= 9 and <= 11));
        pupils = [.. pupils.DistinctBy(p => p.Id)];
        await applications.Enter(run, [.. pupils.Select(p => p.Id)], "запись открыта весь курс", cancellation);
        var random = new Random(demo.Seed);
        var far = pupils.Select(_ => Math.Min(100, random.Next(0, 12) * 10)).ToList();
        var import = await Upload(run, "инженерия-будущего-1.csv", pupils.Zip(far), cancellation);
        await mediator.Send(new ApplyImport(import.Import.Id, import.Seen), cancellation);
        await Upload(run, "инженерия-будущего-2.csv", pupils.Zip(far.Select(f => Math.Min(100, f + 10))), cancellation);
    }

    private async Task<ImportView> Upload(Guid run, string name, IEnumerable<(PersonFacts Who, int Percent)> lines, CancellationToken cancellation)
    {
        var file = new MemoryStream();
        await new TableFile<(string Who, string? Class, int Percent)>(name, [.. lines.Select(l => (l.Who.DisplayName, l.Who.ClassName, l.Percent)), ("Посторонний Пётр Петрович", "9Я", 40)])
            .Text("ФИО", l => l.Who).Text("Класс", l => l.Class).Text("Прогресс", l => $"{l.Percent}%").Write(TableFormat.Csv, file, cancellation);
        var id = await mediator.Send(new UploadProgress(run, name, file.ToArray()), cancellation);
        var view = await mediator.Send(new ReadImport(id), cancellation);
        await mediator.Send(new MapColumns(id, view.Import.Version, view.Mapping), cancellation);
        return await mediator.Send(new ReadImport(id), cancellation);
    }
}
