package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies seen on the wire that no published contract and no recording at hand covers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WireShapesTest {
    private static final String NEWEST = "2026-07-01";
    private static final String GENERIC_RESTORE =
            "{'objectType':'GenericRestoreDatasourceCriteria','resourceSelectors':"
                    + "{'objectType':'ResourceListSelectionCriteria','resourceIdentifiers':['a'],"
                    + "'resourceNameOverrides':%s}}";

    private final BodyCheck check = new BodyCheck(Contract.load());

    @Test
    void a_deleted_vault_has_location_tags_and_a_capital_activity_id() {
        assertValid(
                NEWEST,
                "DeletedBackupVaultResource",
                "{'location':'l','tags':{},'properties':{'originalBackupVaultId':'g','originalBackupVaultName':'v',"
                        + "'originalBackupVaultResourcePath':'/v','resourceDeletionInfo':{'deleteActivityID':'a'},"
                        + "'provisioningState':'Succeeded','storageSettings':[],'securitySettings':"
                        + "{'softDeleteSettings':{'state':'AlwaysOn','retentionDurationInDays':14.0}}},'name':'g'}");
    }

    @Test
    void a_vault_reports_settings_that_no_contract_declares() {
        assertValid(
                NEWEST,
                "BackupVault",
                "{'regionOfChoiceSettings':{'status':'NotApplicable'},'crossRegionBackupSettings':'NotApplicable',"
                        + "'replicatedRegions':[],'storageSettings':[]}");
    }

    @Test
    void undeleting_a_vault_sends_no_properties_but_older_versions_need_them() {
        String request = "{'location':'l','identity':{'type':'SystemAssigned'}}";

        assertValid("2025-09-01", "BackupVaultResource", request);
        assertInvalid("2025-07-01", "BackupVaultResource", request);
    }

    @Test
    void unset_kubernetes_settings_come_back_as_null() {
        assertValid(
                "2025-07-01",
                "BackupDatasourceParameters",
                "{'objectType':'KubernetesClusterBackupDatasourceParameters','snapshotVolumes':true,"
                        + "'includeClusterScopeResources':true,'excludedNamespaces':null,'includedVolumeTypes':null,"
                        + "'backupHookReferences':null}");
    }

    @Test
    void new_names_of_restored_resources_are_a_map_or_a_list_of_pairs() {
        assertValid(NEWEST, "ItemLevelRestoreCriteria", GENERIC_RESTORE.formatted("{'a':'b'}"));
        assertValid(
                NEWEST, "ItemLevelRestoreCriteria", GENERIC_RESTORE.formatted("[{'sourceName':'a','targetName':'b'}]"));
    }

    @Test
    void a_subtype_is_refused_where_its_version_does_not_know_it() {
        assertInvalid("2026-03-01", "ItemLevelRestoreCriteria", GENERIC_RESTORE.formatted("{}"));
    }

    @Test
    void a_polymorphic_body_must_fit_its_subtype() {
        assertInvalid(NEWEST, "BackupDatasourceParameters", "{'objectType':'BlobBackupDatasourceParameters'}");
        assertInvalid(NEWEST, "BackupDatasourceParameters", "{'objectType':'NoSuchParameters'}");
        assertInvalid(NEWEST, "BackupDatasourceParameters", "{}");
    }

    private void assertValid(String version, String schema, String singleQuoted) {
        assertEquals(List.of(), check.errors(version, schema, parse(singleQuoted)));
    }

    private void assertInvalid(String version, String schema, String singleQuoted) {
        assertFalse(check.errors(version, schema, parse(singleQuoted)).isEmpty());
    }

    private static JsonNode parse(String singleQuoted) {
        return JsonMapper.shared().readTree(singleQuoted.replace('\'', '"'));
    }
}
