using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Tpu.Course;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Saturdays;
using Gym24.Tpu.Works;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu;

internal sealed class TpuRecords(TpuDb db) : PersonalTables<TpuDb>(db)
{
    private const string Works = "works", Course = "course";
    private static readonly LocalText Law = new("273-ФЗ, ст. 28, ч. 3", "Federal law 273-FZ, art. 28, part 3");

    protected override void Tell()
    {
        Kind("saturdays", new("Выбор Университетских суббот", "Chosen University Saturdays"), RecordFate.Anonymised, 3, Law)
            .Anonymises<Choice>(c => c.PersonId)
            .Links<Choice, Saturday>(c => c.SaturdayId, s => s.Id);
        Kind("projects", new("Проектные команды", "Project teams"), RecordFate.Deleted, 3, Law)
            .Deletes<ProjectMember>(m => m.PersonId)
            .Links<ProjectMember, Project>(m => m.ProjectId, p => p.Id);
        Kind(Works, new("Работы на конференцию-конкурс и их файлы", "Works for the conference-contest and their files"), RecordFate.Deleted, 3, Law)
            .Deletes<WorkAuthor>(a => a.PersonId)
            .Links<WorkAuthor, Work>(a => a.WorkId, w => w.Id)
            .Links<WorkAuthor, WorkFile>(a => a.WorkId, f => f.WorkId);
        Kind(Course, new("Прохождение онлайн-курса", "Progress in the online course"), RecordFate.Anonymised, 3, Law)
            .Deletes<CourseChoice>(c => c.PersonId)
            .Anonymises<Progress>(p => p.PersonId);
        Kind("charge", new("Руководитель проекта или работы", "In charge of a project or a work"), RecordFate.Anonymised, 3, Law)
            .TakesOut<Project>(p => p.Teacher, p => p.TeacherName)
            .TakesOut<Work>(w => w.Supervisor, w => w.SupervisorName);
    }

    /// <summary>
    /// A work without another author goes with all its files. Of a common one neither the key over its authors nor who handed it in may tell
    /// who was among them.
    /// </summary>
    protected override async Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation)
    {
        if (kind == Course)
            return new(await InFiles(person, cancellation), 0);
        if (kind != Works)
            return new(0, 0);
        var own = Db.WorkAuthors.Where(a => a.PersonId == person);
        var alone = await own.Where(a => !Db.WorkAuthors.Any(o => o.WorkId == a.WorkId && o.PersonId != person)).Select(a => a.WorkId).ToListAsync(cancellation);
        var common = (await own.Select(a => a.WorkId).ToListAsync(cancellation)).Except(alone).ToList();
        foreach (var work in common)
        {
            var key = $"{Guid.NewGuid():N}";
            await Db.Works.Where(w => w.Id == work).ExecuteUpdateAsync(s => s.SetProperty(w => w.AuthorsKey, key), cancellation);
        }
        await Db.WorkVersions.Where(v => common.Contains(v.WorkId)).ExecuteUpdateAsync(s => s.SetProperty(v => v.ByName, ""), cancellation);
        return new(await Db.Works.Where(w => alone.Contains(w.Id)).ExecuteDeleteAsync(cancellation), 0);
    }

    /// <summary>A file of the course's platform that waits and names the person is discarded: it may be fetched anew.</summary>
    private async Task<int> InFiles(Guid person, CancellationToken cancellation)
    {
        var name = await Db.Directory.IgnoreQueryFilters().Where(p => p.Id == person).Select(p => p.DisplayName).FirstOrDefaultAsync(cancellation);
        if (name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var surname, var given, ..])
            return 0;
        var naming = await Db.CourseLines.Where(l => l.Json.Contains(surname) && l.Json.Contains(given)).Select(l => l.ImportId).ToListAsync(cancellation);
        await Db.CourseImports.Where(i => naming.Contains(i.Id)).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ImportState.Discarded), cancellation);
        return await Db.CourseLines.Where(l => naming.Contains(l.ImportId)).ExecuteDeleteAsync(cancellation);
    }
}
