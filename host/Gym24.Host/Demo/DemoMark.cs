namespace Gym24.Host.Demo;

/// <summary>Whether this is a demonstration with generated people; such data never mix with a real school's.</summary>
internal sealed record DemoMark(bool IsDemo);
