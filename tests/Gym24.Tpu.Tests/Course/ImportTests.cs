using Gym24.Contracts;
using Gym24.Tpu.Course;
using Gym24.Tpu.Course.ApplyImport;
using Gym24.Tpu.Course.ListProgress;
using Gym24.Tpu.Course.MapColumns;
using Gym24.Tpu.Course.PickPupils;
using Gym24.Tpu.Course.Rules;
using Gym24.Tpu.Course.ShowImport;
using Gym24.Tpu.Course.UploadProgress;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Course;

public sealed class ImportTests
{
    private const string Three = "ФИО;Класс;Прогресс\nИванов Пётр;9А;40%\nИванов Пётр;10Б;100%\nОрлова-Семёнова Алёна;9А;-\nПосторонний Пётр;9Я;5%\n";

    public static readonly TheoryData<string, byte[]> Formats = new()
    {
        { "csv utf-8 ;", CourseFiles.Utf8(Three) },
        { "csv windows-1251 ;", CourseFiles.Windows1251(Three) },
        { "csv utf-8 ,", CourseFiles.Utf8(Three.Replace(';', ',')) },
        { "xlsx", CourseFiles.Xlsx(["Отчёт по курсу"], ["ФИО", "Класс", "Прогресс"], ["Иванов Пётр", "9А", "%0.4"], ["Иванов Пётр", "10Б", "%1"], ["Орлова-Семёнова Алёна", "9А", "-"], ["Посторонний Пётр", "9Я", "5"]) },
    };

    [Theory, MemberData(nameof(Formats))]
    public async Task A_file_is_read_whatever_its_form(string format, byte[] content)
    {
        await using var scene = await CourseScene.Start();
        var view = await scene.Checked(content);
        Assert.Equal((format, 3, 1), (view.Import.Format, view.Counts[Outcome.New], view.Counts[Outcome.NotFound]));
        Assert.Equal(3, await scene.Apply(view));
        var progress = await scene.Progress();
        Assert.Equal([(40, false), (100, true), (0, false)], new[] { scene.Ninth, scene.Tenth, scene.Orlova }.Select(p => (progress[p.Id].Percent!.Value, progress[p.Id].Finished)));
        Assert.Equal([scene.Tenth.Id], (await scene.Results()).Keys);
        Assert.Equal("completed", (await scene.Results())[scene.Tenth.Id]);
    }

    [Fact]
    public async Task Importing_again_updates_and_never_doubles()
    {
        await using var scene = await CourseScene.Start();
        await scene.Import(Three);
        var again = await scene.Checked(Three);
        Assert.Equal((0, 3), (again.Counts[Outcome.Changed], again.Counts[Outcome.Unchanged]));
        Assert.Equal(0, await scene.Apply(again));
        var later = await scene.Checked(Three.Replace("40%", "100%", StringComparison.Ordinal).Replace("100%\nО", "90%\nО", StringComparison.Ordinal));
        Assert.Equal((40, 100), later.Lines.Where(l => l.Pupil?.Id == scene.Ninth.Id).Select(l => (l.PercentBefore, l.Percent)).Single());
        Assert.Equal(2, await scene.Apply(later));
        // Who no longer has finished has no result any more.
        Assert.Equal([scene.Ninth.Id], (await scene.Results()).Keys);
        Assert.Equal(3, (await scene.Progress()).Values.Count(p => p.AsOf is not null));
    }

    [Fact]
    public async Task The_right_one_of_several_is_picked_once_and_for_the_next_file_too()
    {
        await using var scene = await CourseScene.Start();
        const string Text = "ФИО;Прогресс\nИванов Пётр;70\nОрлова Алёна;10\n";
        var view = await scene.Checked(Text);
        var asked = Assert.Single(view.Open);
        Assert.Equal((2, Outcome.Ask, 2), (asked.Line, asked.Outcome, asked.Choices.Count));
        Assert.Equal("undecided", (await Refused(() => scene.Apply(view))).Code);
        Assert.Equal("unknown-pupil", (await Refused(() => scene.Pick(view, new Pick(2, scene.Orlova.Id)))).Code);
        view = await scene.Pick(view, new Pick(2, scene.Tenth.Id));
        Assert.Equal(2, await scene.Apply(view));
        Assert.Equal(70, (await scene.Progress())[scene.Tenth.Id].Percent);

        var next = await scene.Checked(Text.Replace("70", "80", StringComparison.Ordinal));
        Assert.Equal((0, true), (next.Counts[Outcome.Ask], Assert.Single(next.Open).Decided));
        next = await scene.Pick(next, new Pick(2, null, LeaveOut: true));
        Assert.Equal(1, next.Counts[Outcome.LeftOut]);
        next = await scene.Pick(next, new Pick(2, null));
        Assert.Equal(1, next.Counts[Outcome.Ask]);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => scene.Tpu.School.Send(new PickPupils(next.Import.Id, 0, [new Pick(2, scene.Ninth.Id)])))).Kind);
    }

    [Fact]
    public async Task Mistakes_are_said_by_line_and_column_and_nothing_is_half_saved()
    {
        await using var scene = await CourseScene.Start();
        var view = await scene.Checked("Отчёт\nФИО;Прогресс;Завершён\nИванов Пётр Ильич;140;нет\nОрлова Алёна;50;вроде\nОрлова;50;да\nИванов Пётр Олегович;100;да\nИванов Пётр Олегович;10\n");
        Assert.Equal((4, 1), (view.Counts[Outcome.Error], view.Counts[Outcome.New]));
        Assert.Equal(
            [(3, "столбец «Прогресс»: «140» — не число от 0 до 100."), (4, "столбец «Завершён»: «вроде»: непонятно, завершён ли курс. Пишите «да» или «нет»."),
                (5, "столбец «ФИО»: «Орлова»: нужны хотя бы фамилия и имя."), (7, "В строке столбцов 2, а в заголовке 3: строка оборвана.")],
            view.Lines.Where(l => l.Outcome == Outcome.Error).Select(l => (l.Line, l.Problems[0])));
        Assert.Equal(("import-errors", "skipErrors"), await Refused(() => scene.Apply(view)) is var refusal ? (refusal.Code, refusal.Faults[0].Field) : default);
        Assert.All((await scene.Progress()).Values, p => Assert.Null(p.AsOf));
        Assert.Empty(await scene.Results());
        Assert.Equal(1, await scene.Apply(view, skipErrors: true));
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_applied_and_only_once()
    {
        await using var scene = await CourseScene.Start();
        var view = await scene.Checked("ФИО;Прогресс\nОрлова Алёна;100\n");
        await scene.Tpu.Within(s => s.GetRequiredService<TpuDb>().Database.ExecuteSqlAsync(
            $"INSERT INTO tpu_course_progress (RunId, PersonId, Percent, Finished, At) VALUES ({scene.Run}, {scene.Orlova.Id}, 20, 0, '2026-11-01')"));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => scene.Apply(view))).Kind);
        view = await scene.Read(view.Import.Id);
        Assert.Equal(1, await scene.Apply(view));
        Assert.Equal(1, await scene.Apply(view));
        Assert.Equal("import-state", (await Refused(() => scene.Tpu.School.Send(new DiscardImport(view.Import.Id)))).Code);
        Assert.Equal("import-state", (await Refused(() => scene.Tpu.School.Send(new MapColumns(view.Import.Id, 0, view.Mapping)))).Code);
        Assert.Empty(await scene.Tpu.Within(s => s.GetRequiredService<TpuDb>().CourseLines.ToListAsync()));
    }

    [Fact]
    public async Task A_result_somebody_entered_stays()
    {
        await using var scene = await CourseScene.Start();
        await scene.Tpu.Within(s => s.GetRequiredService<Contracts.Partnerships.IResults>().Enter(scene.Run, [new(scene.Orlova.Id, "not-completed", null, "ушла")]));
        await scene.Import("ФИО;Прогресс\nОрлова Алёна;100\n");
        Assert.Equal("not-completed", (await scene.Results())[scene.Orlova.Id]);
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("ФИО;Прогресс\n", "file-no-lines")]
    [InlineData("ФИО;Прогресс\n\"Орлова;5\n", "file-open-quote")]
    [InlineData("PK не книга", "file-broken-excel")]
    public async Task What_is_no_table_is_refused_with_the_reason(string text, string code)
    {
        await using var scene = await CourseScene.Start();
        var refusal = await Refused(() => scene.Upload(CourseFiles.Utf8(text)));
        Assert.Equal((code, "file"), (refusal.Code, refusal.Faults[0].Field));
    }

    [Fact]
    public async Task Too_much_is_too_much()
    {
        await using var scene = await CourseScene.Start();
        var lines = "ФИО;Прогресс\n" + string.Concat(Enumerable.Repeat("Орлова Алёна;5\n", UploadProgress.MaxLines + 1));
        Assert.Equal("file-too-many-lines", (await Refused(() => scene.Upload(CourseFiles.Utf8(lines)))).Code);
        Assert.Equal("file", (await Refused(() => scene.Upload(new byte[UploadProgress.MaxBytes + 1]))).Faults[0].Field);
    }

    [Fact]
    public async Task Columns_are_asked_for_and_kept_for_a_file_of_the_same_form()
    {
        await using var scene = await CourseScene.Start();
        const string Text = "Кто;Сколько\nОрлова Алёна;30\n";
        var id = await scene.Upload(CourseFiles.Utf8(Text));
        Assert.Equal(["fullName", "percent"], (await Refused(() => Map(scene, id))).Faults.Select(f => f.Field));
        Assert.Equal("column-twice", (await Refused(() => Map(scene, id, (CourseField.FullName, 0), (CourseField.Percent, 0)))).Faults[0].Code);
        Assert.Equal("percent", (await Refused(() => Map(scene, id, (CourseField.FullName, 0), (CourseField.Percent, 7)))).Faults[0].Field);
        await Map(scene, id, (CourseField.FullName, 0), (CourseField.Percent, 1));
        await scene.Apply(await scene.Read(id));
        Assert.Equal(1, (await scene.Read(await scene.Upload(CourseFiles.Utf8(Text)))).Mapping[CourseField.Percent]);
    }

    [Fact]
    public async Task A_new_file_takes_the_place_of_one_that_was_not_applied()
    {
        await using var scene = await CourseScene.Start();
        var first = await scene.Checked(Three);
        var second = await scene.Checked(Three);
        Assert.Equal("import-state", (await Refused(() => scene.Apply(first))).Code);
        Assert.Equal(second.Import.Id, Assert.Single(await scene.Tpu.School.Send(new ListImports(scene.Run))).Id);
    }

    [Fact]
    public async Task Nothing_is_applied_before_the_course_begins_or_to_another_run()
    {
        await using var scene = await CourseScene.Start(Today.AddDays(5));
        Assert.Equal("early", (await Refused(() => scene.Import(Three))).Code);
        var saturdays = await scene.Tpu.Open();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => scene.Tpu.School.Send(new UploadProgress(saturdays, "a.csv", CourseFiles.Utf8(Three))))).Kind);
        Assert.Null(await scene.Tpu.School.Send(new ReadCourse(saturdays)));
    }

    [Fact]
    public async Task Everybody_sees_those_within_reach_and_only_the_coordinator_imports()
    {
        await using var scene = await CourseScene.Start();
        var view = await scene.Checked(Three);
        await scene.Apply(view);
        scene.Tpu.As(scene.Ninth);
        Assert.Equal([scene.Ninth.Id], (await scene.Progress()).Keys);
        Assert.Equal((1, 0), await scene.Tpu.School.Send(new ReadCourse(scene.Run)) is var own ? (own!.Pupils, own.Finished) : default);
        scene.Tpu.AsTeacherOfWorks();
        Assert.Equal(2, (await scene.Progress()).Count);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => scene.Read(view.Import.Id))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => scene.Upload(CourseFiles.Utf8(Three)))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => scene.Tpu.School.Send(new ListImports(scene.Run)))).Kind);
    }

    private static Task<bool> Map(CourseScene scene, Guid id, params (CourseField Field, int Column)[] mapping) =>
        scene.Tpu.School.Send(new MapColumns(id, 0, mapping.ToDictionary(m => m.Field, m => m.Column)));
}
