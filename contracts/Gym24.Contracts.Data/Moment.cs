using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gym24.Contracts.Data;

/// <summary>Moments are UTC: stored as such, and read as such on the engines that do not keep the kind.</summary>
internal sealed class Moment() : ValueConverter<DateTime, DateTime>(
    moment => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : DateTime.SpecifyKind(moment, DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
