using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gym24.Contracts;
using Gym24.Contracts.Files;
using Gym24.Contracts.People;
using Gym24.Tpu.Course.Rules;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course;

/// <summary>Imports and what they would change.</summary>
internal sealed class CourseBook(TpuDb db, CourseRuns course)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <exception cref="Refusal">There is no such import, or it is past this.</exception>
    public async Task<CourseImport> Get(Guid id, CancellationToken cancellation, params ImportState[] states)
    {
        var import = await db.CourseImports.SingleOrDefaultAsync(i => i.Id == id, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Course.NoImport"]);
        return states.Length == 0 || states.Contains(import.State) ? import
            : throw new Refusal(RefusalKind.Rule, "import-state", T["Course.WrongState", T[$"Course.State.{import.State}"]]);
    }

    public async Task<IReadOnlyList<TableLine>> Lines(Guid import, CancellationToken cancellation) =>
        await db.CourseLines.AsNoTracking().SingleOrDefaultAsync(l => l.ImportId == import, cancellation) is { } kept ? Read<List<TableLine>>(kept.Json) : [];

    public async Task<CoursePlan> Plan(CourseImport import, CancellationToken cancellation)
    {
        var (columns, mapping) = (Read<string[]>(import.Columns), Read<Dictionary<CourseField, int>>(import.Mapping));
        var lines = (await Lines(import.Id, cancellation)).Select(l => CourseLine.Read(l, columns, mapping, import.Ragged));
        var placed = await course.WithPlace(import.RunId, cancellation);
        var school = await db.Directory.Where(p => p.Kind == PersonKind.Pupil).OrderBy(p => p.SortKey)
            .Select(p => new Candidate(p.Id, p.DisplayName, p.ClassName)).ToListAsync(cancellation);
        var standings = await db.Progress.AsNoTracking().Where(p => p.RunId == import.RunId).ToDictionaryAsync(p => p.PersonId, p => new Standing(p.Percent, p.Finished), cancellation);
        var chosen = await db.CourseChoices.AsNoTracking().Where(c => c.RunId == import.RunId).ToDictionaryAsync(c => c.Key, c => c.PersonId, cancellation);
        return CoursePlan.Of(lines, [.. school.Where(p => placed.Contains(p.Id))], school, standings, chosen);
    }

    /// <summary>What is no longer needed of a file goes at once: it may name pupils of other schools.</summary>
    public Task<int> Forget(Guid import, CancellationToken cancellation) => db.CourseLines.Where(l => l.ImportId == import).ExecuteDeleteAsync(cancellation);
}
