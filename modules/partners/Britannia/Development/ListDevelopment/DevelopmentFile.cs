using System.Globalization;
using System.Text;
using Gym24.Contracts.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Development.ListDevelopment;

/// <summary>The list as a file that a spreadsheet opens: semicolons and a byte order mark, as Russian ones expect.</summary>
internal static class DevelopmentFile
{
    public static void Map(IEndpointRouteBuilder root) =>
        root.MapGet("/britannia/development.csv", async (int? year, IMediator mediator, CancellationToken cancellation) =>
                TypedResults.File(Write((await mediator.Send(new ListDevelopment(year, Size: ListDevelopment.MaxSize), cancellation)).Items), "text/csv; charset=utf-8", "development.csv"))
            .Requires(Permissions.ReadDevelopment);

    internal static byte[] Write(IReadOnlyList<DevelopmentRow> rows)
    {
        var text = new StringBuilder();
        Line(text, T["Development.Teacher"], T["Development.On"], T["Seminar.Topic"], T["Development.Hours"], T["Development.Provider"], T["Development.Document"]);
        foreach (var row in rows)
            Line(text, row.Name, row.On.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), row.Topic,
                row.Hours.ToString("0.##", CultureInfo.GetCultureInfo("ru-RU")), row.Provider, row.Document ?? "");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(StringBuilder text, params string[] cells) => text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    /// <summary>Quoted, and never a formula: a spreadsheet would carry one out.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
