namespace Gym24.Tpu;

/// <summary>Moments come out of the database without saying that they are UTC; over HTTP they say it.</summary>
internal static class Moments
{
    public static DateTime Utc(this DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);
}
