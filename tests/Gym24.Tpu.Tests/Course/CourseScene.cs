using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tpu.Course;
using Gym24.Tpu.Course.ApplyImport;
using Gym24.Tpu.Course.ListProgress;
using Gym24.Tpu.Course.MapColumns;
using Gym24.Tpu.Course.PickPupils;
using Gym24.Tpu.Course.ShowImport;
using Gym24.Tpu.Course.UploadProgress;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Tpu.Tests.Course;

/// <summary>A run of the course that has begun; entered are Иванов Пётр of both classes, Орлова of 9А; Зимина of 10Б is not.</summary>
internal sealed class CourseScene : IAsyncDisposable
{
    private CourseScene(TpuSchool tpu) => Tpu = tpu;

    public TpuSchool Tpu { get; }
    public Guid Run { get; private set; }
    public PersonFacts Ninth { get; private set; } = null!;
    public PersonFacts Tenth { get; private set; } = null!;
    public PersonFacts Orlova { get; private set; } = null!;

    public static async Task<CourseScene> Start(DateOnly? starts = null)
    {
        var scene = new CourseScene((await TpuSchool.Start()).AsCoordinator());
        var (tpu, people) = (scene.Tpu, scene.Tpu.School.People);
        scene.Ninth = people.Pupil("Иванов Пётр Ильич", tpu.Ninth);
        scene.Tenth = people.Pupil("Иванов Пётр Олегович", tpu.Tenth);
        scene.Orlova = people.Pupil("Орлова-Семёнова Алёна Игоревна", tpu.Ninth);
        people.Pupil("Зимина Ольга Павловна", tpu.Tenth);
        await tpu.School.PublishPeople();
        var first = starts ?? new(2026, 11, 1);
        scene.Run = await tpu.Within(s => s.GetRequiredService<IRuns>().Open(new NewRun(
            CourseRuns.Offering, 2026, null, first, new(2027, 4, 1), null, null, new(2026, 10, 1), new(2027, 3, 1), null, null, null, "tpu", [new(2027, 4, 1)], Automatic: true)));
        await tpu.Within(s => s.GetRequiredService<IApplications>().Enter(scene.Run, [scene.Ninth.Id, scene.Tenth.Id, scene.Orlova.Id]));
        return scene;
    }

    public Task<Guid> Upload(byte[] content) => Tpu.School.Send(new UploadProgress(Run, "курс.csv", content));

    /// <summary>Uploaded, with the columns that were guessed.</summary>
    public async Task<ImportView> Checked(byte[] content)
    {
        var id = await Upload(content);
        var view = await Read(id);
        await Tpu.School.Send(new MapColumns(id, view.Import.Version, view.Mapping));
        return await Read(id);
    }

    public Task<ImportView> Checked(string text) => Checked(CourseFiles.Utf8(text));

    public Task<ImportView> Read(Guid import) => Tpu.School.Send(new ReadImport(import));

    public Task<int> Apply(ImportView view, bool skipErrors = false) => Tpu.School.Send(new ApplyImport(view.Import.Id, view.Seen, skipErrors));

    public Task<int> Import(string text) => Checked(text).ContinueWith(t => Apply(t.Result), TaskScheduler.Default).Unwrap();

    public async Task<ImportView> Pick(ImportView view, params Pick[] picks)
    {
        await Tpu.School.Send(new PickPupils(view.Import.Id, view.Import.Version, picks));
        return await Read(view.Import.Id);
    }

    public async Task<IReadOnlyDictionary<Guid, ProgressFacts>> Progress() => (await Tpu.School.Send(new ListProgress(Run))).Items.ToDictionary(p => p.Person);

    public async Task<IReadOnlyDictionary<Guid, string?>> Results() =>
        (await Tpu.Within(s => s.GetRequiredService<IResults>().Of(Run))).ToDictionary(r => r.Person, r => r.Outcome);

    public ValueTask DisposeAsync() => Tpu.DisposeAsync();
}
