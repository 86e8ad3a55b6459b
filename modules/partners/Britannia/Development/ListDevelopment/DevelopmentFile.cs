using Gym24.Contracts.Access;
using Gym24.Contracts.Files;
using MediatR;
using Microsoft.AspNetCore.Routing;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Development.ListDevelopment;

/// <summary>The list as a file that a spreadsheet opens.</summary>
internal static class DevelopmentFile
{
    public const string Address = "/britannia/development";

    public static void Map(IEndpointRouteBuilder root) => root.MapTable(Address, async (int? year, IMediator mediator, CancellationToken cancellation) =>
            Table((await mediator.Send(new ListDevelopment(year, Size: ListDevelopment.MaxSize), cancellation)).Items))
        .Requires(Permissions.ReadDevelopment);

    internal static TableFile<DevelopmentRow> Table(IReadOnlyList<DevelopmentRow> rows) =>
        new TableFile<DevelopmentRow>(T["Development.Title"], rows) { Title = T["Development.Title"] }
            .Text(T["Development.Teacher"], r => r.Name, Wide)
            .Date(T["Development.On"], r => r.On)
            .Text(T["Seminar.Topic"], r => r.Topic, Wide)
            .Decimal(T["Development.Hours"], r => r.Hours)
            .Text(T["Development.Provider"], r => r.Provider, Wide)
            .Text(T["Development.Document"], r => r.Document);

    private const int Wide = 36;
}
