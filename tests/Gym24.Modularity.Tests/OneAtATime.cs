// Whole hosts are started and put under load; side by side they would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
