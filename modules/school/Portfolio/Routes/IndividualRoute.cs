using Gym24.Contracts.Data;
using Gym24.Portfolio.Achievements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Portfolio.Routes;

/// <summary>What a pupil sets out to do in a school year: the individual route («маршрутный лист»).</summary>
internal sealed class IndividualRoute : IVersioned
{
    public const int GoalsLength = 2000, TitleLength = 300, WhenLength = 100, MaxSteps = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid PersonId { get; init; }
    public int SchoolYear { get; init; }
    public string? Goals { get; set; }

    /// <summary>What the year gave, in the words of the pupil or the class teacher.</summary>
    public string? Summary { get; set; }

    public DateTime ChangedAt { get; set; }
    public List<RouteStep> Steps { get; init; } = [];
}

/// <summary>Something planned: an offering, or anything else in words.</summary>
internal sealed class RouteStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RouteId { get; init; }
    public int Number { get; init; }
    public string? Offering { get; init; }
    public required string Title { get; init; }
    public string? When { get; init; }

    /// <summary>Said to be done by hand; an offering is also done when a result or attendance says so.</summary>
    public bool Done { get; init; }
}

internal sealed class RouteTables : IEntityTypeConfiguration<IndividualRoute>, IEntityTypeConfiguration<RouteStep>
{
    public void Configure(EntityTypeBuilder<IndividualRoute> route)
    {
        route.ToTable("routes");
        route.HasKey(r => r.Id);
        route.Property(r => r.Id).ValueGeneratedNever();
        route.Property(r => r.Goals).HasMaxLength(IndividualRoute.GoalsLength);
        route.Property(r => r.Summary).HasMaxLength(IndividualRoute.GoalsLength);
        route.HasIndex(r => new { r.PersonId, r.SchoolYear }).IsUnique();
        route.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RouteId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RouteStep> step)
    {
        step.ToTable("route_steps");
        step.HasKey(s => s.Id);
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Offering).HasMaxLength(Achievement.OfferingLength);
        step.Property(s => s.Title).HasMaxLength(IndividualRoute.TitleLength);
        step.Property(s => s.When).HasMaxLength(IndividualRoute.WhenLength);
        step.HasIndex(s => new { s.RouteId, s.Number });
    }
}
