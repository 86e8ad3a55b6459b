using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tpu.Course.Rules;
using MediatR;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.MapColumns;

/// <summary>Says which column holds what; the dry run follows from it.</summary>
/// <param name="Mapping">Number of the column, from 0.</param>
[Requires(Permissions.ImportProgress)]
internal sealed record MapColumns(Guid Import, int Version, IReadOnlyDictionary<CourseField, int> Mapping) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Import;

    public void Validate(Faults faults)
    {
        foreach (var field in CourseColumns.Missing(Mapping))
            faults.Add(Name(field), T[field == CourseField.Percent ? "Course.PercentMissing" : "Course.NameMissing"], "required");
        foreach (var same in Mapping.GroupBy(m => m.Value).Where(g => g.Count() > 1))
            faults.Add(Name(same.Last().Key), T["Course.ColumnTwice"], "column-twice");
    }

    public static string Name(CourseField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}

internal sealed class MapColumnsHandler(TpuDb db, CourseBook book) : IRequestHandler<MapColumns, bool>
{
    public async Task<bool> Handle(MapColumns request, CancellationToken cancellation)
    {
        var import = await book.Get(request.Import, cancellation, ImportState.Mapping, ImportState.Checked);
        var columns = CourseBook.Read<string[]>(import.Columns).Length;
        if (request.Mapping.FirstOrDefault(m => m.Value < 0 || m.Value >= columns) is { } wrong && !wrong.Equals(default(KeyValuePair<CourseField, int>)))
            throw new Refusal(RefusalKind.Invalid, "column-unknown", T["Course.NoColumn"], MapColumns.Name(wrong.Key));
        db.Expect(import, request.Version);
        (import.Mapping, import.State) = (CourseBook.Write(request.Mapping), ImportState.Checked);
        return true;
    }
}
