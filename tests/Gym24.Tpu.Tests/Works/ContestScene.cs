using System.Text;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.DecideWork;
using Gym24.Tpu.Works.SaveWork;
using Gym24.Tpu.Works.ShowWork;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tpu.Tests.Works;

/// <summary>A contest that has begun, enrolment until the 30th of November, all pupils of both classes entered.</summary>
internal sealed class ContestScene : IAsyncDisposable
{
    public static readonly DateOnly LastDay = new(2026, 11, 30);

    private ContestScene(TpuSchool tpu, Guid run) => (Tpu, Run) = (tpu, run);

    public TpuSchool Tpu { get; }
    public Guid Run { get; }

    public static async Task<ContestScene> Start(params PersonFacts[] outside)
    {
        var tpu = (await TpuSchool.Start()).AsCoordinator();
        var run = await tpu.Within(s => s.GetRequiredService<IRuns>().Open(new NewRun(
            Contest.Offering, 2026, "отбор", new(2026, 11, 20), new(2026, 12, 20), null, null, new(2026, 11, 1), LastDay, null, null, null, "tpu", [new(2026, 12, 20)], Automatic: true)));
        await tpu.Within(s => s.GetRequiredService<IApplications>().Enter(run, [.. tpu.Ninths.Concat(tpu.Tenths).Except(outside).SkipLast(1).Select(p => p.Id)], "отбор"));
        return new(tpu, run);
    }

    public static byte[] Pdf(string text = "работа") => Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}\n%%EOF");

    public WorkDraft Draft(string title, byte[]? content, params PersonFacts[] authors) =>
        new(title, "О чём работа", [.. authors.Select(a => a.Id)], Tpu.Teacher.Id, "работа.docx", content);

    public Task<Guid> HandIn(string title, params PersonFacts[] authors) => Tpu.School.Send(new StartWork(Run, Draft(title, Pdf(), authors), true));

    public Task<WorkSheet> Read(Guid work) => Tpu.School.Send(new ReadWork(work));

    public async Task<bool> Decide(Guid work, bool accept, string? reason = null, DateOnly? until = null) =>
        await Tpu.School.Send(new DecideWork(work, (await Read(work)).Work.Version, accept, reason, until));

    public ValueTask DisposeAsync() => Tpu.DisposeAsync();
}
