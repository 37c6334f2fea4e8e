package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Regions and their pairs. Any region is served; the list is what refusals name.
 *
 * <p>Source: the az CLI's table of paired regions.
 */
public final class Regions {
    private static final Map<String, String> PAIRS = Map.ofEntries(
            Map.entry("australiacentral", "australiacentral2"),
            Map.entry("australiacentral2", "australiacentral"),
            Map.entry("australiaeast", "australiasoutheast"),
            Map.entry("australiasoutheast", "australiaeast"),
            Map.entry("brazilsouth", "southcentralus"),
            Map.entry("brazilsoutheast", "brazilsouth"),
            Map.entry("canadacentral", "canadaeast"),
            Map.entry("canadaeast", "canadacentral"),
            Map.entry("centralindia", "southindia"),
            Map.entry("southindia", "centralindia"),
            Map.entry("centralus", "eastus2"),
            Map.entry("eastus2", "centralus"),
            Map.entry("centraluseuap", "eastus2euap"),
            Map.entry("eastus2euap", "centraluseuap"),
            Map.entry("eastasia", "southeastasia"),
            Map.entry("southeastasia", "eastasia"),
            Map.entry("eastus", "westus"),
            Map.entry("westus", "eastus"),
            Map.entry("francecentral", "francesouth"),
            Map.entry("francesouth", "francecentral"),
            Map.entry("germanynorth", "germanywestcentral"),
            Map.entry("germanywestcentral", "germanynorth"),
            Map.entry("japaneast", "japanwest"),
            Map.entry("japanwest", "japaneast"),
            Map.entry("jioindiacentral", "jioindiawest"),
            Map.entry("jioindiawest", "jioindiacentral"),
            Map.entry("koreacentral", "koreasouth"),
            Map.entry("koreasouth", "koreacentral"),
            Map.entry("northcentralus", "southcentralus"),
            Map.entry("southcentralus", "northcentralus"),
            Map.entry("northeurope", "westeurope"),
            Map.entry("westeurope", "northeurope"),
            Map.entry("norwayeast", "norwaywest"),
            Map.entry("norwaywest", "norwayeast"),
            Map.entry("southafricanorth", "southafricawest"),
            Map.entry("southafricawest", "southafricanorth"),
            Map.entry("swedencentral", "swedensouth"),
            Map.entry("swedensouth", "swedencentral"),
            Map.entry("switzerlandnorth", "switzerlandwest"),
            Map.entry("switzerlandwest", "switzerlandnorth"),
            Map.entry("taiwannorth", "taiwannorthwest"),
            Map.entry("taiwannorthwest", "taiwannorth"),
            Map.entry("uaecentral", "uaenorth"),
            Map.entry("uaenorth", "uaecentral"),
            Map.entry("uksouth", "ukwest"),
            Map.entry("ukwest", "uksouth"),
            Map.entry("westcentralus", "westus2"),
            Map.entry("westus2", "westcentralus"),
            Map.entry("westindia", "southindia"),
            Map.entry("westus3", "eastus"),
            Map.entry("malaysiasouth", "japanwest"));

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,39}");

    private Regions() {}

    /** A region's name as URLs have it: lower case, without spaces ({@code West US} is {@code westus}). */
    public static String normalised(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Refuses what cannot be a region's name; any name that can is served, for regions are added all the time.
     *
     * @throws dev.malachite.arm.ArmException {@code LocationRequired}, {@code LocationNotAvailableForResourceType} 400
     */
    public static void requireLocation(Optional<String> location, ResourceType type) {
        String name = location.filter(text -> !text.isBlank())
                .orElseThrow(() -> ArmErrors.locationRequired().toException());
        if (!NAME.matcher(normalised(name)).matches()) {
            throw ArmErrors.locationNotAvailableForResourceType(name, type, known())
                    .toException();
        }
    }

    /** The region to which geo-redundant data is copied. */
    public static Optional<String> pairOf(String location) {
        return Optional.ofNullable(PAIRS.get(normalised(location)));
    }

    /** Every region that is known by name, sorted. */
    public static List<String> known() {
        return PAIRS.keySet().stream().sorted().toList();
    }
}
