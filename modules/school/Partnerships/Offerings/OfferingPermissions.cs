namespace Gym24.Partnerships.Offerings;

internal static class OfferingPermissions
{
    public const string Correct = "partnerships.offerings.correct";
}
